namespace FlowHost.Sdk;

/// <summary>A row enricher's columns in the batch at hand, by slot; kinds were checked when the schema was bound.</summary>
internal sealed class RowBinding(int[] inputs, FieldKind[] inputKinds, int[] outputs)
{
    private byte[]?[] LastChunks { get; } = new byte[]?[outputs.Length];

    private int[] LastHeaps { get; } = new int[outputs.Length];

    public FlowBatch Batch { get; private set; } = null!;

    public Array?[] Inputs { get; } = new Array?[inputs.Length];

    public Array[] Outputs { get; } = new Array[outputs.Length];

    public byte[]?[] OutputPresent { get; } = new byte[]?[outputs.Length];

    private byte[]?[] InputPresent { get; } = new byte[]?[inputs.Length];

    private int _run;

    public void Load(FlowBatch batch)
    {
        Batch = batch;
        _run = 0;
        for (var slot = 0; slot < inputs.Length; slot++)
        {
            Inputs[slot] = inputs[slot] < 0 ? null : batch.ValuesAs(inputs[slot], inputKinds[slot]);
            InputPresent[slot] = inputs[slot] < 0 ? null : batch.PresentOf(inputs[slot]);
        }
        for (var slot = 0; slot < outputs.Length; slot++)
        {
            (Outputs[slot], OutputPresent[slot], LastChunks[slot]) = (batch.ValuesOf(outputs[slot]), batch.PresentOf(outputs[slot]), null);
        }
    }

    public bool Has(int slot, int row) => Inputs[slot] is { } values
        && (InputPresent[slot] is { } present ? present[row] != 0 : inputKinds[slot] < FieldKind.Text || ((ulong[])values)[row] != 0);

    public void SetText(int slot, int row, in SharedText text) =>
        ((ulong[])Outputs[slot])[row] = Batch.Point(text, ref LastChunks[slot], ref LastHeaps[slot]);

    public ref readonly SourceRun RunOf(int row)
    {
        while (row >= Batch.Runs[_run].End)
        {
            _run++;
        }
        return ref Batch.Runs[_run];
    }
}

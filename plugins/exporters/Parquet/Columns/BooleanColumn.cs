using FlowHost.Exporters.Parquet.Format;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>A column of truth values: a bit each, without a dictionary.</summary>
internal sealed class BooleanColumn : ColumnWriter
{
    public BooleanColumn(ColumnDefinition definition) : base(definition) => UsesDictionary = false;

    protected override int DictionaryTrial => 0;

    protected override bool IsDictionarySlow => false;

    protected override long IndexMemoryOctets => 0;

    public void Append(bool value) => Plain.Append(value ? (byte)1 : (byte)0);

    protected override void EncodePlain(OctetBuffer page)
    {
        var values = Plain.Written;
        var bits = page.Extend((values.Length + 7) / 8);
        bits.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            bits[i / 8] |= (byte)(values[i] << (i % 8));
        }
    }
}

using System.Globalization;
using System.Text;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>Keeps what the worker hands over, as text: <c>flow ingressInterface=7 octetDeltaCount=1</c>.</summary>
internal sealed class RecordingTarget : IBatchTarget
{
    public List<string> Rows { get; } = [];

    public List<int> BatchRows { get; } = [];

    public int Bursts { get; private set; }

    public Agent? LastAgent { get; private set; }

    public void Send(FlowBatch batch, bool canWait)
    {
        BatchRows.Add(batch.Count);
        LastAgent = batch.Runs[^1].Source.Agent;
        for (var row = 0; row < batch.Count; row++)
        {
            Rows.Add(Describe(batch, row));
        }
    }

    public void WaitForRoom()
    {
    }

    public void EndBurst() => Bursts++;

    private static string Describe(FlowBatch batch, int row)
    {
        var text = new StringBuilder(batch.Schema.RecordType);
        foreach (var output in batch.Schema.Outputs)
        {
            var reader = batch.Reader(output.Columns[0]);
            if (!reader.IsNull(row))
            {
                var value = reader.Kind == FieldKind.Text
                    ? Encoding.UTF8.GetString(reader.Bytes(row))
                    : reader.UInt64(row).ToString(CultureInfo.InvariantCulture);
                text.Append(' ').Append(output.FullName).Append('=').Append(value);
            }
        }
        return text.ToString();
    }
}

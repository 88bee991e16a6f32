using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Tcp;

/// <summary>TCP flags as text (RFC 9293 section 3.1; NS: RFC 3540): <c>SYN|ACK</c>.</summary>
internal sealed class TcpFlagTexts
{
    private const int Combinations = 512;

    private static readonly string[] Names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "NS"];

    private readonly SharedText[] _texts = new SharedText[Combinations];

    public TcpFlagTexts()
    {
        var table = new TextTable();
        for (var flags = 1; flags < Combinations; flags++)
        {
            _texts[flags] = table.Add(string.Join('|', Names.Where((_, bit) => (flags & (1 << bit)) != 0)));
        }
    }

    /// <summary>Null when the schema has no TCP flags.</summary>
    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGetNumber(Elements.TcpControlBits, out var bits) || !schema.IsFree("tcpFlags"))
        {
            return null;
        }
        var text = schema.Add(Field.Text("tcpFlags"));
        return batch =>
        {
            var flags = batch[bits];
            var texts = batch[text];
            for (var row = 0; row < flags.Length; row++)
            {
                texts[row] = _texts[(int)flags[row] & (Combinations - 1)];     // no flag, no text
            }
        };
    }
}

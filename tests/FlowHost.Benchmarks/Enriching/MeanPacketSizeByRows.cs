using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

internal sealed class MeanPacketSizeByRows : RowEnricher
{
    private readonly Input<ulong> _octets;
    private readonly Input<ulong> _packets;
    private readonly Output<double> _mean;

    public MeanPacketSizeByRows()
    {
        _octets = Read(Elements.OctetDeltaCount);
        _packets = Read(Elements.PacketDeltaCount);
        _mean = Write(Field.Double("meanPacketSize"));
    }

    protected override void Enrich(in Row row)
    {
        if (row[_packets] != 0)
        {
            row[_mean] = (double)row[_octets] / row[_packets];
        }
    }
}

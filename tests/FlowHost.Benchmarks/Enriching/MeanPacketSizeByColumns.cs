using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

internal sealed class MeanPacketSizeByColumns : IEnricher
{
    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGetNumber(Elements.OctetDeltaCount, out var octets) || !schema.TryGetNumber(Elements.PacketDeltaCount, out var packets))
        {
            return null;
        }
        var mean = schema.Add(Field.Double("meanPacketSize"));
        return batch =>
        {
            var octetsOf = batch[octets];
            var packetsOf = batch[packets];
            var means = batch[mean];
            for (var row = 0; row < batch.Count; row++)
            {
                if (packetsOf[row] != 0)
                {
                    means[row] = (double)octetsOf[row] / packetsOf[row];
                }
            }
        };
    }
}

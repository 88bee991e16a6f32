using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

internal sealed class SiteByAddress : IEnricher
{
    private readonly Dictionary<UInt128, SharedText> _sites = [];

    public SiteByAddress()
    {
        var texts = new TextTable();
        for (var host = 0u; host < 65_536; host += 2)
        {
            _sites[IpAddress.FromIPv4(0x0A000000 | host)] = texts.Add($"site-{host % 100}");
        }
    }

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var source))
        {
            return null;
        }
        var site = schema.Add(Field.Text("site"));
        return batch =>
        {
            var addresses = batch[source];
            var sites = batch[site];
            for (var row = 0; row < batch.Count; row++)
            {
                sites[row] = _sites.GetValueOrDefault(addresses[row]);
            }
        };
    }
}

using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>TLS_VERSION: a number of Cisco's own, not that of the protocol.</summary>
internal sealed class TlsVersionFeature : IEnricher
{
    private readonly SharedText[] _names;

    public TlsVersionFeature()
    {
        var texts = new TextTable();
        string[] names = ["SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"];
        _names = [default, .. names.Select(texts.Add)];
    }

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGetNumber(CiscoElements.TlsVersion, out var sent))
        {
            return null;
        }
        var name = schema.Add(Field.Text("tls_version"));
        return batch =>
        {
            var versions = batch[sent];
            var names = batch[name];
            for (var row = 0; row < batch.Count; row++)
            {
                if (versions[row] < (ulong)_names.Length)
                {
                    names[row] = _names[versions[row]];
                }
            }
        };
    }
}

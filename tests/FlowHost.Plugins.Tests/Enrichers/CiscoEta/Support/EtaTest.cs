using System.Diagnostics.Metrics;
using FlowHost.Enrichers.CiscoEta;
using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>The enricher as a pipeline entry has it, and what it counts.</summary>
internal sealed class EtaTest : IDisposable
{
    private readonly Meter _meter = new("test");
    private readonly MeterListener _listener = new();
    private readonly List<string> _rejections = [];

    public EtaTest(CiscoEtaOptions? options = null, IAddressNames? names = null)
    {
        options ??= new CiscoEtaOptions();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _rejections.Add($"{tags[0].Value} {tags[1].Value}".Trim()));
        _listener.Start();
        var metrics = new EtaMetrics(_meter);
        Enricher = new CiscoEtaEnricher(options, metrics, new TlsNames(), new DnsExchanges(options, metrics), names);
    }

    public IEnricher Enricher { get; }

    /// <summary>Reason and element of each value that was rejected.</summary>
    public IReadOnlyList<string> Rejections => _rejections;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}

using System.Diagnostics.Metrics;
using FlowHost.Enrichers.OptionTables;
using FlowHost.Enrichers.ViptelaTloc;
using FlowHost.Enrichers.ViptelaTloc.Tunnels;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.ViptelaTloc;

/// <summary>The enricher behind option-tables, as in a pipeline, and what its gauges say.</summary>
internal sealed class TunnelTest : IDisposable
{
    private static readonly Element[] Tunnels =
    [
        CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocLocalSystemIpAddress, CiscoElements.TlocLocalColor, CiscoElements.TlocRemoteColor,
    ];

    private static readonly Element[] Bfd =
    [
        CiscoElements.TlocTableOverlaySessionId, CiscoElements.CiscoSdwanBfdLoss, CiscoElements.CiscoSdwanBfdUpdateTs,
        CiscoElements.CiscoSdwanBfdLatency, CiscoElements.CiscoSdwanBfdJitter,
    ];

    private readonly Meter _meter = new("test");
    private readonly MeterListener _listener = new();
    private readonly List<string> _gauges = [];
    private readonly OptionTablesEnricher _tables;

    public TunnelTest(int maxTunnels = 1000)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name == "flowhost.viptela_tloc.refused")
            {
                Refused += value;
            }
            else if (instrument.Name.StartsWith("flowhost.viptela_tloc.", StringComparison.Ordinal))
            {
                var series = string.Join(' ', tags.ToArray().Select(tag => tag.Value));
                _gauges.Add($"{instrument.Name["flowhost.viptela_tloc.".Length..]} {series} = {value}");
            }
        });
        _listener.Start();
        _tables = new OptionTablesEnricher(new OptionTablesOptions(), ElementRegistry.Builtin, _meter, TestPlugin.Context(Path.GetTempPath()));
        Enricher = new ViptelaTlocEnricher(
            new TunnelTable(new ViptelaTlocOptions { MaxTunnels = maxTunnels, ForgetAfter = TimeSpan.FromMinutes(30) }, Time, _meter));
    }

    public FakeTimeProvider Time { get; } = new();

    public ViptelaTlocEnricher Enricher { get; }

    public long Refused { get; private set; }

    public void SendTunnel(uint session, string localColor, string remoteColor, string agent = "192.0.2.1") =>
        TestBatch.With(Tunnels).From(agent, 6).AsOptions().Row(session, "192.0.2.1", localColor, remoteColor).Enrich(_tables, Enricher);

    public TestRecord SendMeasurement(uint session, uint loss, ulong latency, ulong jitter, string agent = "192.0.2.1") =>
        TestBatch.With(Bfd).From(agent, 6).AsOptions().Row(session, loss, 0UL, latency, jitter).Enrich(_tables, Enricher)[0];

    /// <summary>What the gauge of loss says.</summary>
    public IEnumerable<string> ReadLoss() => Read().Where(series => series.StartsWith("loss", StringComparison.Ordinal));

    /// <summary>Asks the gauges: name, tags and value of each series.</summary>
    public IReadOnlyList<string> Read()
    {
        _gauges.Clear();
        _listener.RecordObservableInstruments();
        return [.. _gauges.Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}

using System.Diagnostics.Metrics;
using FlowHost.Enrichers.OptionTables;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.OptionTables;

/// <summary>An enricher with tables to send and records to join.</summary>
internal sealed class TableTest : IDisposable
{
    private readonly Meter _meter = new("test");
    private readonly MeterListener _listener = new();
    private readonly OptionTablesEnricher _enricher;

    public TableTest(OptionTablesOptions? options = null, ElementRegistry? registry = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Counted[instrument.Name] = Counted.GetValueOrDefault(instrument.Name) + value);
        _listener.Start();
        _enricher = new OptionTablesEnricher(options ?? new OptionTablesOptions(), registry ?? new ElementRegistry(), _meter);
    }

    /// <summary>What metrics say.</summary>
    public Dictionary<string, long> Counted { get; } = [];

    public string Agent { get; set; } = "192.0.2.1";

    public uint Domain { get; set; } = 6;

    public DateTimeOffset Time { get; set; } = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Sends option records.</summary>
    public IReadOnlyList<TestRecord> Table(Element[] elements, params object?[][] rows) => Run(elements, rows, isOptions: true);

    /// <summary>Sends a record.</summary>
    public TestRecord Record(Element[] elements, params object?[] row) => Run(elements, [row], isOptions: false)[0];

    private IReadOnlyList<TestRecord> Run(Element[] elements, object?[][] rows, bool isOptions)
    {
        var batch = TestBatch.With(elements).From(Agent, Domain, exportTime: Time);
        foreach (var row in rows)
        {
            batch.Row(row);
        }
        return (isOptions ? batch.AsOptions() : batch).Enrich(_enricher);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}

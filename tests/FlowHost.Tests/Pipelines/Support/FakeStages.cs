using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>What the stages of a fake pipeline do; each finds it as its options.</summary>
internal sealed class FakeStages
{
    public Action OnOpen { get; set; } = () => { };

    public Action<IDatagramSink, CancellationToken> OnRun { get; set; } = (_, stop) => stop.WaitHandle.WaitOne();

    public Func<CancellationToken, Task> OnOpenExporter { get; set; } = _ => Task.CompletedTask;

    public Action<FlowBatch> OnEnrich { get; set; } = _ => { };

    public Action OnDispose { get; set; } = () => { };

    /// <summary>Gives datagrams to the pipeline as one burst.</summary>
    public static void Send(IDatagramSink sink, params byte[][] datagrams)
    {
        var burst = new DatagramBurst(datagrams.Length);
        foreach (var payload in datagrams)
        {
            burst.Add(new Datagram(payload, 0, payload.Length, IpAddress.FromIPv4(0xC0000201), 50_000, 2055, receiveTime: 0, Transport.Udp));
        }
        sink.Process(burst);
    }

    internal sealed class Enricher(FakeStages stages) : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema) => batch => stages.OnEnrich(batch);
    }

    internal sealed class Exporter(FakeStages stages) : IExporter
    {
        private long _rows;

        public ValueTask OpenAsync(CancellationToken stop) => new(stages.OnOpenExporter(stop));

        public ExportBatch Bind(FlowSchema schema) => batch => _rows += batch.Count;

        public ValueTask<ExportResult> FlushAsync(CancellationToken stop)
        {
            var rows = _rows;
            _rows = 0;
            return ValueTask.FromResult(new ExportResult(rows));
        }

        public ValueTask DisposeAsync()
        {
            stages.OnDispose();
            return ValueTask.CompletedTask;
        }
    }
}

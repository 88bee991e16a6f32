using FlowHost.Pipelines;
using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using FlowHost.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines.Watching;

public sealed class LossWatchTests : IDisposable
{
    private readonly RecordingLoggerFactory _loggers = new();
    private readonly FakeTimeProvider _time = new();
    private readonly PipelineParts _parts = new(NullLogger.Instance);

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void Loss_IsSaidAtOnceAndThenOnceAMinuteWithWhatIsNew()
    {
        var exporter = new ExporterSlot("out", new FakeExporter(), fields: null, _time, NullLogger.Instance);
        _parts.Exporters.Add(exporter);
        using var watch = new LossWatch("branch", _parts, new SocketLoss(), _time, _loggers.CreateLogger("pipeline"));

        _parts.Ledger.Received.Drop(DropReason.Malformed, 3);
        exporter.Ledger.AddDrop(DropReason.Filtered, 100);
        _time.Advance(LossWatch.Interval);
        exporter.Ledger.AddDrop(DropReason.QueueFull, 20);
        _time.Advance(TimeSpan.FromSeconds(55));
        Assert.Equal(["Pipeline 'branch' has lost, since it last said so: Malformed 3 datagrams."], Lines);
        _time.Advance(LossWatch.Interval);

        Assert.Equal("Pipeline 'branch' has lost, since it last said so: 'out' QueueFull 20 records.", Lines.Skip(1).Single());
    }

    [Fact]
    public void Nothing_Lost_IsNotSaid()
    {
        using var watch = new LossWatch("branch", _parts, new SocketLoss(), _time, _loggers.CreateLogger("pipeline"));

        _parts.Ledger.Received.Drop(DropReason.UnauthorisedSource, 3);
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(Lines);
    }

    private IEnumerable<string> Lines => _loggers.Lines.Select(line => line.Text);
}

using System.Diagnostics;
using System.IO.Pipes;
using FlowHost.Inputs.Pcap;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Pcap;

/// <summary>Captures that are still being written, as by <c>tcpdump -U -w -</c>: the other end of a pipe decides when octets come.</summary>
public sealed class PcapPipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.Out);

    public PcapPipeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "An anonymous pipe has a path on Linux alone.");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private string PipePath => $"/dev/fd/{_pipe.GetClientHandleAsString()}";

    public void Dispose()
    {
        _pipe.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_QuietPipe_HandsOverWhatHasComeAndEndsWithIt()
    {
        var capture = Capture.OfDatagrams(3);
        using var came = new SemaphoreSlim(0);
        var sink = new PlaySink(seen: count => came.Release(count));
        var input = Play.Input(_folder.Path, new PcapOptions { Path = PipePath });
        input.Open();
        var run = Start(input, sink, Test);

        _pipe.Write(capture.AsSpan(0, capture.Length - 5));
        Assert.True(await came.WaitAsync(TimeSpan.FromSeconds(10), Test), "Two whole packets are in the pipe, but nothing came.");
        _pipe.Write(capture.AsSpan(capture.Length - 5));
        _pipe.Dispose();
        await run.WaitAsync(TimeSpan.FromSeconds(10), Test);
        await input.DisposeAsync();

        Assert.Equal(["00", "01", "02"], sink.Datagrams.Select(d => d.Payload));
        Assert.Null(input.Progress);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Run_StoppedWhileThePipeIsSilent_Returns(int octets)
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = PipePath });
        input.Open();
        _pipe.Write(Capture.OfDatagrams(1).AsSpan(0, octets));
        using var stop = new CancellationTokenSource();
        var run = Start(input, new PlaySink(), stop.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(50), Test);
        Assert.False(run.IsCompleted);

        await stop.CancelAsync();

        await run.WaitAsync(TimeSpan.FromSeconds(10), Test);
    }

    [Fact]
    public async Task Run_NamedPipe_WaitsForItsWriterAndPlaysWhatComes()
    {
        var sink = new PlaySink();
        var input = Play.Input(_folder.Path, new PcapOptions { Path = MakeNamedPipe() });
        input.Open();
        var run = Start(input, sink, Test);

        // Opening it to write waits for the reader, which came first or comes now.
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "fifo"), Capture.OfDatagrams(2), Test);
        await run.WaitAsync(TimeSpan.FromSeconds(10), Test);

        Assert.Equal(["00", "01"], sink.Datagrams.Select(d => d.Payload));
        Assert.Equal(["pcap fifo"], input.Endpoints);
    }

    [Fact]
    public async Task Run_StoppedWhileANamedPipeHasNoWriter_Returns()
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = MakeNamedPipe() });
        await Task.Run(input.Open, Test).WaitAsync(TimeSpan.FromSeconds(10), Test);
        using var stop = new CancellationTokenSource();
        var run = Start(input, new PlaySink(), stop.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(50), Test);
        Assert.False(run.IsCompleted);

        await stop.CancelAsync();

        await run.WaitAsync(TimeSpan.FromSeconds(10), Test);
    }

    [Fact]
    public void Open_NamedPipeWithLoops_IsRefused()
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = MakeNamedPipe(), Loops = 2 });

        var exception = Assert.Throws<PluginException>(input.Open);

        Assert.Equal("Cannot play fifo 2 times: it is a pipe, which can be read once. Leave loops out.", exception.Message);
    }

    [Fact]
    public void Open_PipeWithLoops_IsRefused()
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = PipePath, Loops = 2 });

        var exception = Assert.Throws<PluginException>(input.Open);

        Assert.Equal($"Cannot play {PipePath} 2 times: it is a pipe, which can be read once. Leave loops out.", exception.Message);
    }

    [Fact]
    public void Run_PipeWithoutACapture_SaysWhatWasFound()
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = PipePath });
        input.Open();
        _pipe.Write([0x1F, 0x8B, 0x08, 0x00, 0x00]);

        var exception = Assert.Throws<PluginException>(() => input.Run(new PlaySink(), CancellationToken.None));

        Assert.StartsWith($"{PipePath} is not a capture: it starts with 1F 8B 08 00 (gzip: decompress it first", exception.Message, StringComparison.Ordinal);
    }

    private string MakeNamedPipe()
    {
        using var make = Process.Start("mkfifo", [Path.Combine(_folder.Path, "fifo")]);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return "fifo";
    }

    // On a thread of its own, as the host does.
    private static Task Start(PcapInput input, PlaySink sink, CancellationToken stop) =>
        Task.Factory.StartNew(() => input.Run(sink, stop), Test, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

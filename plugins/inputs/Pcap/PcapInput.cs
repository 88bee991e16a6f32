using FlowHost.Inputs.Pcap.Captures;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Pcap;

/// <summary>Plays the UDP datagrams of captures.</summary>
public sealed class PcapInput(PcapOptions options, PluginContext context, TimeProvider clock, ILogger<PcapInput> logger) : IInput
{
    private readonly CaptureWindow _window = new();
    private CaptureSource[] _captures = [];
    private PlayProgress _progress = new(0);

    /// <inheritdoc/>
    public IReadOnlyList<string> Endpoints { get; private set; } = [];

    /// <inheritdoc/>
    public double? Progress => _progress.Value;

    /// <inheritdoc/>
    public bool IsFinite => options.Loops != 0;

    /// <inheritdoc/>
    public void Open()
    {
        _captures = CaptureFinder.Find(options.Path, context);
        foreach (var capture in _captures)
        {
            Check(capture);
        }
        _progress = new PlayProgress(_captures.Any(c => c.IsLive) ? 0 : _captures.Sum(c => c.Length) * options.Loops);
        Endpoints = [.. _captures.Select(c => $"pcap {c.Name}")];
    }

    /// <inheritdoc/>
    public void Run(IDatagramSink sink, CancellationToken stop)
    {
        var player = new CapturePlayer(options, sink, _window, _progress, clock, logger);
        for (var round = 1L; !stop.IsCancellationRequested; round++)
        {
            foreach (var capture in _captures)
            {
                player.Play(capture, stop);
                _progress.Finish(capture.Length);
            }
            // Without a datagram another round would play nothing either, and for ever so with loops at 0.
            if (!player.EndRound() || round == options.Loops)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var capture in _captures)
        {
            capture.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    // What a pipe holds is found out when it is read, since its other end may take its time.
    private void Check(CaptureSource capture)
    {
        if (!capture.IsLive)
        {
            using var stream = capture.OpenRead();
            _window.Reset(stream);
            CaptureReader.Open(_window, capture.Name);
        }
        else if (options.Loops != 1)
        {
            throw new PluginException($"Cannot play {capture.Name} {options.Loops} times: it is a pipe, which can be read once. Leave loops out.");
        }
    }
}

using FlowHost.Inputs.Pcap.Captures;
using FlowHost.Inputs.Pcap.Packets;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Pcap;

/// <summary>Plays captures, one after another, into the worker's sink.</summary>
internal sealed class CapturePlayer
{
    /// <summary>Packets between two reports of progress.</summary>
    private const long ReportInterval = 1024;

    private readonly IDatagramSink _sink;
    private readonly CaptureWindow _window;
    private readonly PlayProgress _progress;
    private readonly ILogger _logger;
    private readonly BurstWriter _bursts;
    private readonly FragmentTable _fragments;
    private readonly PacketDecoder _decoder;
    private readonly Pacer? _pacer;
    private readonly ushort[] _ports;
    private readonly HashSet<LinkType> _skippedLinks = [];
    private bool _isFirstRound = true;
    private long _datagramsOfRound;

    public CapturePlayer(
        PcapOptions options, IDatagramSink sink, CaptureWindow window, PlayProgress progress, TimeProvider clock, ILogger logger)
    {
        (_sink, _window, _progress, _logger) = (sink, window, progress, logger);
        _bursts = new BurstWriter(sink);
        _fragments = new FragmentTable(sink);
        _decoder = new PacketDecoder(_fragments);
        _pacer = options.Pacing == PcapPacing.Original ? new Pacer(clock, options.Speed) : null;
        _ports = [.. options.Ports];
    }

    /// <summary>Plays a capture to its end, or until <paramref name="stop"/>.</summary>
    /// <exception cref="PluginException">It is no capture.</exception>
    public void Play(CaptureSource capture, CancellationToken stop)
    {
        try
        {
            using var stream = capture.OpenRead(stop);
            _window.Reset(stream, capture.IsLive ? _bursts.Flush : null, stop);
            var reader = CaptureReader.Open(_window, capture.Name);
            var counts = Play(reader, capture, stop);
            _bursts.Flush();
            _datagramsOfRound += counts.Datagrams;
            if (!stop.IsCancellationRequested)
            {
                Report(capture.Name, reader.Fault, counts);
            }
        }
        catch (Exception exception) when (exception is PluginException or OperationCanceledException && stop.IsCancellationRequested)
        {
            // The stop ended the wait for the writer of a pipe, or for its first octets.
        }
    }

    /// <summary>All captures were played: the next one is not the continuation of the last.</summary>
    /// <returns>Whether there was a datagram in them.</returns>
    public bool EndRound()
    {
        var any = _datagramsOfRound > 0;
        _fragments.Clear();
        (_datagramsOfRound, _isFirstRound) = (0, false);
        return any;
    }

    private PlayCounts Play(CaptureReader reader, CaptureSource capture, CancellationToken stop)
    {
        var counts = default(PlayCounts);
        _pacer?.Restart();
        while (!stop.IsCancellationRequested && reader.TryRead(out var packet))
        {
            if (++counts.Packets % ReportInterval == 0)
            {
                _progress.Report(capture.Position);
            }
            var verdict = _decoder.Decode(packet, out var datagram);
            if (verdict != Verdict.Datagram)
            {
                Skip(verdict, packet, capture.Name, ref counts);
            }
            else if (_ports.Length > 0 && !_ports.AsSpan().Contains(datagram.DestinationPort))
            {
                counts.OtherPorts++;
            }
            else if (WaitFor(packet.Time, stop))
            {
                counts.Datagrams++;
                _bursts.Add(datagram, packet.Time);
            }
        }
        return counts;
    }

    /// <returns>False when the wait was stopped.</returns>
    private bool WaitFor(long time, CancellationToken stop)
    {
        if (_pacer is null || !_pacer.IsEarly(time))
        {
            return true;
        }
        _bursts.Flush();
        _pacer.Wait(time, stop);
        return !stop.IsCancellationRequested;
    }

    private void Skip(Verdict verdict, in CapturedPacket packet, string name, ref PlayCounts counts)
    {
        switch (verdict)
        {
            case Verdict.Cut:
                counts.Cut++;
                _sink.CountDrop(DropReason.Truncated, 1);
                break;
            case Verdict.Fragment when packet.IsCut:
                counts.Cut++;
                break;
            case Verdict.Malformed:
                _sink.CountDrop(DropReason.Malformed, 1);
                break;
            case Verdict.UnknownLink when _skippedLinks.Add(packet.Link):
                Log.LinkTypeSkipped(_logger, name, (int)packet.Link, LinkLayer.WhatIsRead);
                break;
            default:
                break;
        }
    }

    private void Report(string name, CaptureFault? fault, in PlayCounts counts)
    {
        if (fault is not null)
        {
            _sink.CountDrop(fault.Reason, 1);
        }
        if (!_isFirstRound)
        {
            return;
        }
        Log.Played(_logger, name, counts.Datagrams, counts.Packets);
        if (fault is not null)
        {
            Log.NotWhole(_logger, name, fault.Text, counts.Datagrams);
        }
        if (counts.Cut > 0)
        {
            Log.PacketsCut(_logger, name, counts.Cut);
        }
        if (counts.Datagrams == 0 && counts.OtherPorts > 0)
        {
            Log.NoDatagramsToPorts(_logger, name, string.Join(", ", _ports), counts.OtherPorts);
        }
        else if (counts.Datagrams == 0)
        {
            Log.NoDatagrams(_logger, name, counts.Packets);
        }
    }
}

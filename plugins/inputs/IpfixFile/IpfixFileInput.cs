using System.Buffers.Binary;
using System.Net;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.IpfixFile;

/// <summary>Reads files of IPFIX messages (RFC 5655), each a transport session of its own.</summary>
public sealed class IpfixFileInput(IpfixFileOptions options, PluginContext context, ILogger<IpfixFileInput> logger) : IInput
{
    // Several messages of the longest kind, little enough for a processor's second-level cache.
    private const int BufferLength = 256 << 10;
    private const int LargestBurst = 256;
    private const int ExportTimeOffset = 4;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
    private string[] _files = [];
    private long _total;
    private long _finished;
    private long _read;

    /// <inheritdoc/>
    public IReadOnlyList<string> Endpoints => [.. _files.Select(file => $"ipfix-file {file}")];

    /// <inheritdoc/>
    public bool IsFinite => true;

    /// <inheritdoc/>
    public double? Progress => _total > 0 ? Math.Min(1.0, (double)Volatile.Read(ref _read) / _total) : null;

    /// <inheritdoc/>
    public void Open()
    {
        var files = FileFinder.Find(options.Path, context);
        foreach (var file in files)
        {
            using var stream = FileFinder.Open(file);
            CheckStart(stream, file);
            _total += stream.Length;
        }
        _files = files;
    }

    /// <inheritdoc/>
    public void Run(IDatagramSink sink, CancellationToken stop)
    {
        var address = IpAddress.From(IPAddress.Parse(options.Agent));
        var burst = new DatagramBurst(Math.Clamp(sink.BurstSize, 1, LargestBurst)) { CanWait = true };
        foreach (var file in _files)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }
            Read(file, address, burst, sink, stop);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A file that is none is the user's slip, which is better told at once; an empty one may be what a device has to say.
    private static void CheckStart(FileStream stream, string file)
    {
        Span<byte> version = stackalloc byte[sizeof(ushort)];
        if (stream.Length > 0 && (stream.ReadAtLeast(version, version.Length, throwOnEndOfStream: false) < version.Length || version is not [0, 10]))
        {
            throw new PluginException(
                $"{file} holds no IPFIX messages: it starts with {Convert.ToHexString(version)}, and a message with 000A. Captures are read by: use: pcap");
        }
    }

    private void Read(string file, UInt128 address, DatagramBurst burst, IDatagramSink sink, CancellationToken stop)
    {
        using var stream = FileFinder.Open(file);
        var reader = new MessageReader(stream, _buffer);
        var session = sink.BeginSession();
        var messages = 0L;
        while (!stop.IsCancellationRequested && reader.Fill())
        {
            while (reader.TryRead(out var offset, out var length))
            {
                // A file keeps no time of receipt: the time of export is the nearest to it.
                var time = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(offset + ExportTimeOffset)) * NanosecondsPerSecond;
                burst.Add(new Datagram(_buffer, offset, length, address, 0, 0, time, Transport.File) { Session = session });
                messages++;
                if (burst.IsFull)
                {
                    HandOver(burst, sink);
                }
            }
            HandOver(burst, sink);
            Volatile.Write(ref _read, _finished + reader.Position);
        }
        sink.EndSession(address, session);
        _finished += stream.Length;
        if (!stop.IsCancellationRequested)
        {
            Report(file, reader, messages, sink);
        }
    }

    private static void HandOver(DatagramBurst burst, IDatagramSink sink)
    {
        if (burst.Count > 0)
        {
            sink.Process(burst);
            burst.Clear();
        }
    }

    private void Report(string file, MessageReader reader, long messages, IDatagramSink sink)
    {
        if (reader.Fault is { } fault)
        {
            sink.CountDrop(reader.FaultReason, 1);
            Log.NotWhole(logger, file, fault, messages);
        }
        else if (messages == 0)
        {
            Log.Empty(logger, file);
        }
        else
        {
            Log.Read(logger, file, messages);
        }
    }
}

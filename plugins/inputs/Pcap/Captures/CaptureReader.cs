using System.Buffers.Binary;
using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>
/// Reads the packets of one capture, one after another. What is wrong behind its header ends the reading and is told by <see cref="Fault"/>.
/// </summary>
/// <remarks>Our own, because the maintained .NET reader (SharpPcap 6.3) calls the native libpcap, which would have to be installed.</remarks>
internal abstract class CaptureReader(CaptureWindow window, bool bigEndian)
{
    /// <summary>Why the capture could not be read to its end; null when it could, or while it has not ended.</summary>
    public CaptureFault? Fault { get; private set; }

    protected CaptureWindow Window => window;

    /// <summary>The byte order of the file, or of its present section.</summary>
    protected bool BigEndian { get; set; } = bigEndian;

    /// <summary>Starts to read a capture, whose first octets tell its format.</summary>
    /// <param name="window">Stands at the start of the capture.</param>
    /// <param name="name">The capture's name in messages.</param>
    /// <exception cref="PluginException">It is no capture, or one of a kind that is not read.</exception>
    public static CaptureReader Open(CaptureWindow window, string name)
    {
        if (!window.TryPeek(sizeof(uint), out var magic))
        {
            throw new PluginException(window.Error is { } error
                ? $"Cannot read {name}: {error}"
                : $"{name} is not a capture: it has {window.Available} octets. {NotACapture.Expected}");
        }
        return BinaryPrimitives.ReadUInt32BigEndian(magic) switch
        {
            0xA1B2C3D4 => new PcapReader(window, name, bigEndian: true, nanosecondsPerUnit: 1000),
            0xD4C3B2A1 => new PcapReader(window, name, bigEndian: false, nanosecondsPerUnit: 1000),
            0xA1B23C4D => new PcapReader(window, name, bigEndian: true, nanosecondsPerUnit: 1),
            0x4D3CB2A1 => new PcapReader(window, name, bigEndian: false, nanosecondsPerUnit: 1),
            PcapngReader.SectionHeader => new PcapngReader(window, name),
            _ => throw new PluginException(NotACapture.Describe(name, magic)),
        };
    }

    /// <summary>Reads the next packet, which is valid until the next call.</summary>
    /// <returns>False at the end, and where the capture is cut or damaged.</returns>
    public abstract bool TryRead(out CapturedPacket packet);

    protected ushort UInt16(ReadOnlySpan<byte> octets) =>
        BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(octets) : BinaryPrimitives.ReadUInt16LittleEndian(octets);

    protected uint UInt32(ReadOnlySpan<byte> octets) =>
        BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);

    protected ulong UInt64(ReadOnlySpan<byte> octets) =>
        BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(octets) : BinaryPrimitives.ReadUInt64LittleEndian(octets);

    /// <summary>Ends the reading where no more octets come: a proper end, unless some of <paramref name="length"/> are there.</summary>
    protected bool End(long length) => End(Window.Position, length);

    /// <summary>Ends the reading in the middle of what starts at octet <paramref name="start"/>.</summary>
    protected bool End(long start, long length)
    {
        var end = Window.Position + Window.Available;
        if (Window.Error is { } error)
        {
            Fail(DropReason.Truncated, $"it cannot be read on from octet {end}: {error}");
        }
        else if (end > start)
        {
            Fail(DropReason.Truncated, $"it is cut at octet {end}, where {start + length - end} octets of its last packet are missing.");
        }
        return false;
    }

    /// <summary>Ends the reading where the file contradicts itself: nothing tells where the next packet starts.</summary>
    protected bool Damaged(FormattableString text) =>
        Fail(DropReason.Malformed, $"it is damaged at octet {Window.Position}, {text.ToString(CultureInfo.InvariantCulture)}.");

    private bool Fail(DropReason reason, FormattableString text)
    {
        Fault = new CaptureFault(reason, text.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}

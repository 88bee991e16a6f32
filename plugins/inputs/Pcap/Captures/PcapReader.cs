using FlowHost.Inputs.Pcap.Packets;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>The classic format of libpcap (draft-ietf-opsawg-pcap): one link type, packets one after another.</summary>
internal sealed class PcapReader : CaptureReader
{
    private const int FileHeaderLength = 24;
    private const int PacketHeaderLength = 16;

    /// <summary>More than libpcap lets a packet have: what claims more is no packet.</summary>
    private const int MaxPacketLength = CaptureWindow.Capacity - PacketHeaderLength;

    private readonly uint _nanosecondsPerUnit;
    private readonly LinkType _link;

    /// <summary>Reads the header of the file.</summary>
    /// <exception cref="PluginException">It is cut, of another version, or names a link type that is not read.</exception>
    public PcapReader(CaptureWindow window, string name, bool bigEndian, uint nanosecondsPerUnit)
        : base(window, bigEndian)
    {
        _nanosecondsPerUnit = nanosecondsPerUnit;
        if (!window.TryPeek(FileHeaderLength, out var header))
        {
            throw new PluginException($"{name} is a pcap file cut in its header: {window.Available} of {FileHeaderLength} octets are there.");
        }
        var (major, minor) = (UInt16(header[4..]), UInt16(header[6..]));
        if (major != 2)
        {
            throw new PluginException($"{name} is a pcap file of version {major}.{minor}; only 2.x is read.");
        }
        // The upper half tells the length of the frame check sequence, which the IP length leaves out anyway.
        _link = (LinkType)(UInt32(header[20..]) & 0xFFFF);
        if (!LinkLayer.IsRead(_link))
        {
            throw new PluginException($"{name} was taken on link type {_link:D}, which is not read. {LinkLayer.WhatIsRead}");
        }
        window.Advance(FileHeaderLength);
    }

    public override bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        if (!Window.TryPeek(PacketHeaderLength, out var header))
        {
            return End(PacketHeaderLength);
        }
        var captured = UInt32(header[8..]);
        var original = UInt32(header[12..]);
        if (captured > MaxPacketLength)
        {
            return Damaged($"where a packet claims {captured} octets");
        }
        var length = PacketHeaderLength + (int)captured;
        if (!Window.TryPeek(length, out var record))
        {
            return End(length);
        }
        var time = (UInt32(record) * 1_000_000_000L) + ((long)UInt32(record[4..]) * _nanosecondsPerUnit);
        packet = new CapturedPacket(record[PacketHeaderLength..], original > captured, _link, time);
        Window.Advance(length);
        return true;
    }
}

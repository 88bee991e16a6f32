using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>pcap files of frames that were built by hand.</summary>
internal static class Capture
{
    /// <summary>2026-01-15T08:00:00Z, the time of the first packet.</summary>
    public const long Start = 1_768_464_000_000_000_000;

    public const long Second = 1_000_000_000;

    /// <summary>Raw IP packets, a millisecond apart.</summary>
    public static byte[] Of(params IEnumerable<byte[]> packets) => Of(PcapWriter.RawIp, packets);

    /// <summary>Frames of one link type, a millisecond apart.</summary>
    public static byte[] Of(ushort linkType, params IEnumerable<byte[]> frames) =>
        Of(linkType, frames.Select((frame, index) => (Start + (index * Second / 1000), frame)));

    /// <summary>Frames of one link type, with the times at which they were captured.</summary>
    public static byte[] Of(ushort linkType, IEnumerable<(long Time, byte[] Frame)> frames, int snapLength = 262_144)
    {
        var file = new MemoryStream();
        using (var writer = new PcapWriter(file, leaveOpen: true) { LinkType = linkType, Nanoseconds = true, SnapLength = snapLength })
        {
            foreach (var (time, frame) in frames)
            {
                writer.WriteFrame(time, frame);
            }
        }
        return file.ToArray();
    }

    /// <summary>A file of datagrams of one octet each: 00, 01, 02…</summary>
    public static byte[] OfDatagrams(int count) =>
        Of(Enumerable.Range(0, count).Select(n => Packet.IPv4(Packet.Udp([(byte)n]))));
}

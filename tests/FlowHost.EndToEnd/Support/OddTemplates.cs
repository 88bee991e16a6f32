using System.Net;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Support;

/// <summary>Records as devices should not send them, and as few do: every one of them is kept.</summary>
internal static class OddTemplates
{
    /// <summary>How many records there are.</summary>
    public const int Records = 121;

    private const int Variable = WireField.Variable;

    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress Agent = IPAddress.Parse("192.0.2.1");

    private static WireField Acme(int id, int length) => new(64_999, (ushort)id, length);

    /// <summary>A capture of them.</summary>
    public static string Capture(TempFolder folder)
    {
        var file = folder.File("odd.pcap");
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        foreach (var (i, message) in Messages().Index())
        {
            capture.Write((Time.AddMilliseconds(i) - DateTimeOffset.UnixEpoch).Ticks * 100, Agent, 50_000, IPAddress.Parse("192.0.2.254"), 4739, message);
        }
        return file;
    }

    private static IEnumerable<byte[]> Messages()
    {
        // Numbers in more octets than their element has, with and without a value that needs them.
        var wide = new WireTemplate(400, (4, 4), (7, 8), (5, 2), (10, 8));
        yield return Message(wide, wide.Record(6, 443, 1, uint.MaxValue), wide.Record(300, 70_000, 256, ulong.MaxValue));

        // Numbers in fewer octets (RFC 7011 section 6.2), and in lengths of their own.
        var narrow = new WireTemplate(401, (1, 3), (2, 1), (10, 2), (85, 5), WireField.Of(Elements.OctetTotalCount, Variable));
        yield return Message(narrow, narrow.Record(0xFFFFFF, 255, 65_535, 1L << 39, new byte[] { 1 }), narrow.Record(0, 0, 0, 0, Array.Empty<byte>()));

        // Lengths that contradict the type.
        var wrong = new WireTemplate(402, (8, 5), (12, 3), (27, 15), (56, 7), (152, 3), (154, 4), (276, 2), (7, 9));
        yield return Message(
            wrong,
            wrong.Record(
                new byte[] { 1, 2, 3, 4, 5 }, new byte[3], new byte[15], new byte[7], new byte[] { 9, 9, 9 }, new byte[4], new byte[] { 0, 1 }, new byte[9]));

        // Elements that the template repeats, some of them in wrong lengths.
        var repeated = new WireTemplate(403, (58, 2), (58, 2), (8, 4), (8, 4), (8, 3), (4, 1), (4, 2), (82, Variable), (82, Variable), (70, 3), (71, 3));
        yield return Message(
            repeated,
            repeated.Record(1, 2, Agent, IPAddress.Loopback, new byte[] { 1, 2, 3 }, 6, 300, "b", "a", new byte[] { 0, 1, 2 }, new byte[] { 3, 4, 5 }),
            repeated.Record(0, 4_095, Agent, Agent, new byte[] { 0, 0, 0 }, 17, 17, "", "c", new byte[3], new byte[3]));

        // Times of all units, the last that 8 octets can say among them.
        var times = new WireTemplate(404, (150, 4), (152, 8), (154, 8), (156, 8), (160, 8), (22, 4));
        yield return Message(
            times,
            times.Record(uint.MaxValue, ulong.MaxValue, NtpTime.Microseconds(Nanoseconds(123_456_000)), NtpTime.Nanoseconds(Nanoseconds(123_456_789)), 0, 1),
            times.Record(0, 253_402_300_799_999, 0UL, ulong.MaxValue, 1_768_471_200_123, uint.MaxValue));

        // Counters above 2^53, signed numbers, floating point in either precision, truth.
        var numbers = new WireTemplate(
            405, (1, 8), (85, 8), (434, 4), WireField.Of(Elements.SamplingProbability, 8), WireField.Of(Elements.SamplingProbability, 4),
            WireField.Of(Elements.DataRecordsReliability, 1), Acme(1, 8));
        yield return Message(
            numbers,
            numbers.Record(ulong.MaxValue, (1UL << 53) + 1, -5, 0.1, 0.1, true, new byte[8]),
            numbers.Record(1UL << 63, 0, int.MinValue, double.NaN, double.PositiveInfinity, false, new byte[8]));

        // Text that is none, text that ends early, octets, elements that nobody knows.
        var text = new WireTemplate(406, (82, 8), (83, Variable), Acme(2, Variable), Acme(3, 4), new WireField(29_305, 1, 8), (313, Variable));
        yield return Message(
            text,
            text.Record(new byte[] { 0x47, 0x69, 0xFF, 0xFE, 0x30, 0, 0x41, 0x42 }, "\u65e5\u672c \"q\" \\ \u0001", "x", new byte[] { 0, 0, 0, 1 }, 5, new byte[300]),
            text.Record("", "", new byte[] { 0 }, new byte[4], ulong.MaxValue, Array.Empty<byte>()));

        // Many rows of two templates of one type in turn, so that one column is missing in every other row.
        var first = new WireTemplate(407, (8, 4), (1, 8), (82, Variable));
        var second = new WireTemplate(408, (27, 16), (2, 8), (7, 2));
        foreach (var i in Enumerable.Range(0, 50))
        {
            yield return Message(first, first.Record(IPAddress.Parse($"198.51.100.{i}"), i, $"Gi0/{i % 3}"));
            yield return Message(second, second.Record(IPAddress.Parse($"2001:db8::{i:x}"), 1L << i, 1_024 + i));
        }

        var scoped = WireTemplate.Options(409, [WireField.Of(Elements.IngressInterface, 4)], [WireField.Of(Elements.InterfaceName, 16), WireField.Of(Elements.InterfaceDescription, Variable)]);
        yield return new IpfixMessage { Domain = 1, ExportTime = Time }.Templates(scoped).Data(scoped.Record(1, "Gi0/1", "uplink"), scoped.Record(2, "Gi0/2", "")).ToArray();

        // NetFlow v9: times from the device's start, and Cisco's elements.
        var v9 = new WireTemplate(410, (22, 4), (21, 4), (8, 4), (1, 4), (9, 12_242, 4));
        yield return new NetFlow9Datagram { SysUpTime = 10_000, ExportTime = Time, SourceId = 7 }
            .Templates(v9).Data(v9.Record(1_000, 9_000, Agent, 1, 5), v9.Record(uint.MaxValue, 0, Agent, 2, 6)).Align().ToArray();
        yield return new NetFlow9Datagram { SysUpTime = 10_000, ExportTime = DateTimeOffset.UnixEpoch, SourceId = 7 }
            .Data(v9.Record(1_000, 9_000, Agent, 3, 7), v9.Record(2_000, 9_500, Agent, 4, 8)).Align().ToArray();

        // A record of the next day, then one that comes late.
        var late = new WireTemplate(411, (1, 8));
        yield return new IpfixMessage { Domain = 1, ExportTime = Time.AddHours(15) }.Templates(late).Data(late.Record(1)).ToArray();
        yield return new IpfixMessage { Domain = 1, ExportTime = Time }.Data(late.Record(2)).ToArray();
    }

    private static long Nanoseconds(int fraction) => ((Time - DateTimeOffset.UnixEpoch).Ticks * 100) + fraction;

    private static byte[] Message(WireTemplate template, params ReadOnlySpan<WireRecord> records) =>
        new IpfixMessage { Domain = 1, ExportTime = Time }.Templates(template).Data(records).ToArray();
}

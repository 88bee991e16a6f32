using FlowHost.Sdk.Testing;
using static FlowHost.Fuzz.Seeds.Octets;

namespace FlowHost.Fuzz.Seeds;

/// <summary>What the reads of a TCP connection give.</summary>
internal static class TcpSeeds
{
    private static readonly byte[] Short = new IpfixMessage().ToArray();
    private static readonly byte[] Message = new IpfixMessage().Template(256, (8, 4), (4, 1)).RawSet(256, 9, 192, 0, 2, 7, 6).ToArray();
    private static readonly byte[] Longest = [0, 10, 0xFF, 0xFF, .. new byte[65_531]];

    public static IEnumerable<Seed> All =>
    [
        new("one-message", Reads(Message), "messages 1"),
        new("header-only", Reads(Short), "messages 1"),
        new("two-messages-in-one-read", Reads([.. Message, .. Short]), "messages 2"),
        new("octet-by-octet", Reads([.. Message.Select(octet => new[] { octet })]), "messages 1"),
        new("length-in-two-reads", Reads(Message[..3], Message[3..]), "messages 1"),
        new("end-and-beginning-in-one-read", Reads(Message[..20], [.. Message[20..], .. Message[..7]], Message[7..]), "messages 2"),
        new("message-cut", Reads(Message, Message[..^1]), "messages 1, part 1"),
        new("version-cut", Reads(Message, [0]), "messages 1, part 1"),
        new("read-of-nothing", Reads([], Message, []), "messages 1"),
        new("nothing", [], "nothing"),
        new("length-zero", Reads(Message, [0, 10, 0, 0, 1, 2, 3, 4]), "fault 1, messages 1"),
        new("length-15", Reads([0, 10, 0, 15, .. new byte[11]]), "fault 1"),
        new("version-9", Reads([0, 9, 0, 20, .. new byte[16]]), "fault 1"),
        new("tls-client-hello", Reads([0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3]), "fault 1"),
        new("message-behind-a-fault", Reads([.. Message, 0xFF, 0xFF, 0xFF, 0xFF, .. Message]), "fault 1, messages 1"),
        new("longest-message-in-two-reads", Reads(Longest[..40_000], Longest[40_000..65_529]), "part 1"),
        new("many-short-messages", Reads([.. Enumerable.Repeat(Short, 500).SelectMany(octets => octets)], Short[..5], Short[5..]), "messages 501"),
    ];

    private static byte[] Reads(params byte[][] reads) => [.. reads.SelectMany(read => (byte[])[.. Big16(read.Length), .. read])];
}

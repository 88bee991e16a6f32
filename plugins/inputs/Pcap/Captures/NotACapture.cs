using System.Text;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>Says what a file is that is no capture.</summary>
internal static class NotACapture
{
    public const string Expected =
        "A pcap starts with the octets D4 C3 B2 A1 or A1 B2 C3 D4 (nanoseconds: 4D 3C B2 A1 or A1 B2 3C 4D), a pcapng with 0A 0D 0D 0A. "
        + "Other formats are converted by: editcap -F pcap FILE NEW";

    /// <param name="name">The file, as the user named it.</param>
    /// <param name="magic">Its first octets.</param>
    public static string Describe(string name, ReadOnlySpan<byte> magic) =>
        $"{name} is not a capture: it starts with {Hex(magic)} ({Guess(magic)}). {Expected}";

    private static string Hex(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder();
        foreach (var octet in octets)
        {
            text.Append(text.Length > 0 ? " " : "").Append($"{octet:X2}");
        }
        return text.ToString();
    }

    private static string Guess(ReadOnlySpan<byte> magic) => magic switch
    {
        [0x1F, 0x8B, ..] => "gzip: decompress it first, zcat FILE | flowhost …",
        [0x28, 0xB5, 0x2F, 0xFD] => "zstd: decompress it first",
        [0x00, 0x0A, ..] => "IPFIX messages, as in a file of RFC 5655",
        _ => "\"" + string.Concat(Encoding.Latin1.GetString(magic).Select(c => char.IsBetween(c, ' ', '~') ? c : '.')) + "\"",
    };
}

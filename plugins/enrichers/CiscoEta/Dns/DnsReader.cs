using ARSoft.Tools.Net.Dns;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>Reads DNS messages that may be cut or no DNS at all.</summary>
internal static class DnsReader
{
    private const int AnswerCount = 6;

    /// <summary>Reads a message in place.</summary>
    /// <param name="octets">The message; its counts are lowered to what is whole.</param>
    /// <param name="questionName">The octets of the first question's name; empty when there is no question.</param>
    /// <returns>The message; null when it is none.</returns>
    public static DnsMessage? Read(ArraySegment<byte> octets, out ReadOnlySpan<byte> questionName)
    {
        questionName = default;
        if (!DnsPrefix.TryTrim(octets, out var nameEnd))
        {
            return null;
        }
        questionName = nameEnd == 0 ? default : octets.AsSpan(DnsPrefix.Header, nameEnd - DnsPrefix.Header);
        if (TryParse(octets) is { } message)
        {
            return message;
        }
        // A record that contradicts its type: the question is good all the same.
        octets.AsSpan(AnswerCount, 3 * sizeof(ushort)).Clear();
        return TryParse(octets);
    }

    private static DnsMessage? TryParse(ArraySegment<byte> octets)
    {
        try
        {
            return DnsMessage.Parse(octets);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }
}

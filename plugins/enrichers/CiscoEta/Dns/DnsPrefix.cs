using System.Buffers.Binary;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>
/// Finds how much of a DNS message is whole (RFC 1035 section 4.1), without allocating: initial data packets are cut, and what comes by
/// port 53 need not be DNS.
/// </summary>
internal static class DnsPrefix
{
    /// <summary>Octets of the header.</summary>
    public const int Header = 12;

    // Far more than resolvers send; a message that claims more is read up to here.
    private const int MaxRecords = 64;

    private const int Counts = 4;
    private const int FirstCount = 4;
    private const int QuestionTail = 4;
    private const int RecordTail = 10;
    private const int MaxName = 255;
    private const int PointerMark = 0xC0;

    /// <summary>
    /// Lowers the header's counts to the entries that are whole. Names that point anywhere but backwards end it.
    /// </summary>
    /// <param name="message">The message; its counts are overwritten.</param>
    /// <param name="questionName">Where the name of the first question ends; it starts behind the header. 0: there is no question.</param>
    /// <returns>False when it is no DNS message, or not even its question is whole.</returns>
    public static bool TryTrim(Span<byte> message, out int questionName)
    {
        questionName = 0;
        if (message.Length < Header)
        {
            return false;
        }
        var at = Header;
        var left = MaxRecords;
        var isWhole = true;
        for (var section = 0; section < Counts; section++)
        {
            var count = message.Slice(FirstCount + (section * sizeof(ushort)), sizeof(ushort));
            var claimed = BinaryPrimitives.ReadUInt16BigEndian(count);
            var whole = 0;
            while (isWhole && whole < claimed)
            {
                isWhole = left-- > 0 && TrySkip(message, isQuestion: section == 0, ref at, ref questionName);
                whole += isWhole ? 1 : 0;
            }
            if (section == 0 && whole < claimed)
            {
                return false;
            }
            BinaryPrimitives.WriteUInt16BigEndian(count, (ushort)whole);
        }
        return true;
    }

    private static bool TrySkip(ReadOnlySpan<byte> message, bool isQuestion, ref int at, ref int questionName)
    {
        var name = EndOfName(message, at);
        if (name < 0)
        {
            return false;
        }
        var end = name + (isQuestion ? QuestionTail : RecordTail);
        if (end > message.Length)
        {
            return false;
        }
        if (!isQuestion)
        {
            end += BinaryPrimitives.ReadUInt16BigEndian(message[(end - sizeof(ushort))..]);
            if (end > message.Length)
            {
                return false;
            }
        }
        questionName = questionName == 0 && isQuestion ? name : questionName;
        at = end;
        return true;
    }

    /// <summary>Where the octets of a name end; −1: it is cut, too long, or points forward.</summary>
    private static int EndOfName(ReadOnlySpan<byte> message, int start)
    {
        var at = start;
        while (at < message.Length && at - start < MaxName)
        {
            var length = message[at];
            if (length == 0)
            {
                return at + 1;
            }
            if (length >= PointerMark)
            {
                return at + 1 < message.Length && (((length & ~PointerMark) << 8) | message[at + 1]) < start ? at + 2 : -1;
            }
            if (length > 63)
            {
                return -1;
            }
            at += 1 + length;
        }
        return -1;
    }
}

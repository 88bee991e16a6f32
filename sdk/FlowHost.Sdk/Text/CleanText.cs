using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FlowHost.Sdk;

/// <summary>
/// Device text made safe to write: ill-formed UTF-8 becomes U+FFFD (RFC 7011 section 6.1.6), and what is longer than a cell can say is cut
/// behind a whole character.
/// </summary>
internal readonly ref struct CleanText
{
    // What a JSON string can hold without an escape: printable ASCII without the quote and the backslash.
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(value => (byte)value).Where(value => value is not ((byte)'"' or (byte)'\\'))]);

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly bool _isWellFormed;

    /// <summary>Looks at text; well-formed text, which is the rule, costs one pass.</summary>
    public CleanText(ReadOnlySpan<byte> utf8)
    {
        IsJsonSafe = !utf8.ContainsAnyExcept(Plain);
        _isWellFormed = IsJsonSafe || Utf8.IsValid(utf8);
        _utf8 = _isWellFormed ? Cut(utf8) : utf8;
        Length = _isWellFormed ? _utf8.Length : Transcode(_utf8, default);
    }

    /// <summary>Whether JSON takes it as it is.</summary>
    public bool IsJsonSafe { get; }

    /// <summary>How many octets it has.</summary>
    public int Length { get; }

    /// <summary>Writes it.</summary>
    /// <param name="to">At least <see cref="Length"/> octets.</param>
    public void CopyTo(Span<byte> to)
    {
        if (_isWellFormed)
        {
            _utf8.CopyTo(to);
        }
        else
        {
            Transcode(_utf8, to);
        }
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= TextCell.MaxLength)
        {
            return utf8;
        }
        var length = TextCell.MaxLength;
        while ((utf8[length] & 0xC0) == 0x80)
        {
            length--;
        }
        return utf8[..length];
    }

    // With no room it only counts.
    private static int Transcode(ReadOnlySpan<byte> utf8, Span<byte> to)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var read) != OperationStatus.NeedMoreData || read > 0)
        {
            if (length + rune.Utf8SequenceLength > TextCell.MaxLength)
            {
                break;
            }
            if (!to.IsEmpty)
            {
                rune.EncodeToUtf8(to[length..]);
            }
            length += rune.Utf8SequenceLength;
            utf8 = utf8[read..];
        }
        return length;
    }
}

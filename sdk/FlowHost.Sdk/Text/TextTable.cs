using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// Text that many rows point to: interface names, countries. Append-only, one writer and many readers; to drop entries make a new table,
/// batches keep the old one alive for as long as they point to it.
/// </summary>
public sealed class TextTable
{
    private const int ChunkSize = 64 * 1024;

    private byte[] _chunk = [];
    private int _used;

    /// <summary>How many octets of text it holds, so that its owner can bound it.</summary>
    public long Octets { get; private set; }

    /// <summary>Adds text.</summary>
    public SharedText Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds text; ill-formed UTF-8 becomes U+FFFD.</summary>
    /// <param name="utf8">Up to 8,388,607 octets; what is longer is cut behind a whole character.</param>
    public SharedText Add(ReadOnlySpan<byte> utf8)
    {
        var text = new CleanText(utf8);
        if (_chunk.Length - _used < text.Length || _chunk.Length == 0)
        {
            _chunk = new byte[Math.Max(ChunkSize, text.Length)];
            _used = 0;
        }
        text.CopyTo(_chunk.AsSpan(_used));
        var shared = new SharedText(_chunk, _used, text.Length, text.IsJsonSafe);
        _used += text.Length;
        Octets += text.Length;
        return shared;
    }
}

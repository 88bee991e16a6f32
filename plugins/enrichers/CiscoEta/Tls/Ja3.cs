using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>
/// JA3: the MD5 of version, cipher suites, extensions, groups and point formats, in decimal, in the order in which the client names them,
/// without GREASE. Not for concurrent use.
/// </summary>
internal sealed class Ja3
{
    /// <summary>Digits of a fingerprint.</summary>
    public const int Length = 32;

    private const ushort SupportedGroups = 10;
    private const ushort PointFormats = 11;

    // A value of 1 octet takes 4 at most, one of 2 takes 6, an extension of 4 or more as well.
    private const int Growth = 4;
    private const int Fixed = 16;

    private byte[] _text = new byte[2048];
    private int _used;

    /// <summary>Writes the fingerprint of a complete hello.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "JA3 is MD5; it protects nothing.")]
    public void Write(in ClientHello hello, Span<byte> fingerprint)
    {
        Begin(hello);
        Append(hello.Version);
        Next(hello.CipherSuites, sizeof(ushort));
        Put(',');
        var first = true;
        foreach (var extension in new ExtensionList(hello.Extensions))
        {
            AppendUnlessGrease(extension.Type, ref first);
        }
        Next(new OctetReader(hello.Extension(SupportedGroups)).Block(lengthOctets: 2), sizeof(ushort));
        Next(new OctetReader(hello.Extension(PointFormats)).Block(lengthOctets: 1), sizeof(byte));
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(_text.AsSpan(0, _used), hash);
        _ = Convert.TryToHexStringLower(hash, fingerprint, out _);
    }

    private void Begin(in ClientHello hello)
    {
        var room = Fixed + (Growth * (hello.CipherSuites.Length + hello.Extensions.Length));
        if (_text.Length < room)
        {
            _text = new byte[room];
        }
        _used = 0;
    }

    /// <summary>A comma, and the values of a list with dashes between.</summary>
    private void Next(ReadOnlySpan<byte> values, int width)
    {
        Put(',');
        var first = true;
        for (; values.Length >= width; values = values[width..])
        {
            AppendUnlessGrease(width == 1 ? values[0] : BinaryPrimitives.ReadUInt16BigEndian(values), ref first);
        }
    }

    private void AppendUnlessGrease(int value, ref bool first)
    {
        if (Grease.Is(value))
        {
            return;
        }
        if (!first)
        {
            Put('-');
        }
        first = false;
        Append(value);
    }

    private void Append(int value)
    {
        _ = value.TryFormat(_text.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Put(char separator) => _text[_used++] = (byte)separator;
}

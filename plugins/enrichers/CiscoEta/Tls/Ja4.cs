using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>
/// JA4 of TLS over TCP: what the client is in 10 characters, then hashes of its cipher suites and of its extensions, both sorted, and signature
/// algorithms. GREASE counts nowhere. Not for concurrent use.
/// </summary>
internal sealed class Ja4
{
    /// <summary>Characters of a fingerprint.</summary>
    public const int Length = 36;

    private const int HashLength = 12;
    private const int MaxCount = 99;
    private const ushort ServerName = 0;
    private const ushort SignatureAlgorithms = 13;
    private const ushort Alpn = 16;
    private const ushort SupportedVersions = 43;

    private byte[] _text = new byte[2048];
    private int _used;
    private ushort[] _values = new ushort[512];
    private int _count;

    /// <summary>Writes the fingerprint of a complete hello.</summary>
    public void Write(in ClientHello hello, Span<byte> fingerprint)
    {
        "t"u8.CopyTo(fingerprint);
        VersionOf(hello).CopyTo(fingerprint[1..]);
        WriteCiphers(hello, fingerprint);
        WriteExtensions(hello, fingerprint);
        WriteAlpn(new OctetReader(new OctetReader(hello.Extension(Alpn)).Block(lengthOctets: 2)).Block(lengthOctets: 1), fingerprint[8..10]);
        (fingerprint[10], fingerprint[23]) = ((byte)'_', (byte)'_');
    }

    private static ReadOnlySpan<byte> VersionOf(in ClientHello hello)
    {
        var versions = new OctetReader(hello.Extension(SupportedVersions)).Block(lengthOctets: 1);
        var highest = versions.IsEmpty ? hello.Version : (ushort)0;
        for (; versions.Length >= sizeof(ushort); versions = versions[sizeof(ushort)..])
        {
            var version = BinaryPrimitives.ReadUInt16BigEndian(versions);
            highest = Grease.Is(version) ? highest : Math.Max(highest, version);
        }
        return highest switch
        {
            0x0304 => "13"u8,
            0x0303 => "12"u8,
            0x0302 => "11"u8,
            0x0301 => "10"u8,
            0x0300 => "s3"u8,
            _ => "00"u8,
        };
    }

    /// <summary>The first protocol's first and last character, or those of its hexadecimal digits where either is no letter or digit.</summary>
    private static void WriteAlpn(ReadOnlySpan<byte> protocol, Span<byte> to)
    {
        if (protocol.IsEmpty)
        {
            "00"u8.CopyTo(to);
        }
        else if (char.IsAsciiLetterOrDigit((char)protocol[0]) && char.IsAsciiLetterOrDigit((char)protocol[^1]))
        {
            (to[0], to[1]) = (protocol[0], protocol[^1]);
        }
        else
        {
            const string Digits = "0123456789abcdef";
            (to[0], to[1]) = ((byte)Digits[protocol[0] >> 4], (byte)Digits[protocol[^1] & 0xF]);
        }
    }

    private static void WriteCount(int count, Span<byte> to) =>
        Math.Min(count, MaxCount).TryFormat(to, out _, "d2", CultureInfo.InvariantCulture);

    private void WriteCiphers(in ClientHello hello, Span<byte> fingerprint)
    {
        Begin(hello);
        for (var suites = hello.CipherSuites; suites.Length >= sizeof(ushort); suites = suites[sizeof(ushort)..])
        {
            Add(BinaryPrimitives.ReadUInt16BigEndian(suites));
        }
        WriteCount(_count, fingerprint[4..6]);
        AppendSorted();
        WriteHash(fingerprint.Slice(11, HashLength));
    }

    private void WriteExtensions(in ClientHello hello, Span<byte> fingerprint)
    {
        Begin(hello);
        var captured = 0;
        var hasServerName = false;
        foreach (var extension in new ExtensionList(hello.Extensions))
        {
            if (extension.Type is ServerName or Alpn)
            {
                captured++;
                hasServerName |= extension.Type == ServerName;
            }
            else
            {
                Add(extension.Type);
            }
        }
        fingerprint[3] = hasServerName ? (byte)'d' : (byte)'i';
        WriteCount(_count + captured, fingerprint[6..8]);
        AppendSorted();
        if (_count > 0)
        {
            AppendAlgorithms(new OctetReader(hello.Extension(SignatureAlgorithms)).Block(lengthOctets: 2));
        }
        WriteHash(fingerprint.Slice(24, HashLength));
    }

    private void Begin(in ClientHello hello)
    {
        var octets = hello.CipherSuites.Length + hello.Extensions.Length;
        if (_values.Length < octets / sizeof(ushort))
        {
            _values = new ushort[octets / sizeof(ushort)];
        }
        // 5 characters for every 2 octets.
        if (_text.Length < octets * 3)
        {
            _text = new byte[octets * 3];
        }
        (_count, _used) = (0, 0);
    }

    private void Add(ushort value)
    {
        if (!Grease.Is(value))
        {
            _values[_count++] = value;
        }
    }

    private void AppendSorted()
    {
        var values = _values.AsSpan(0, _count);
        values.Sort();
        for (var index = 0; index < values.Length; index++)
        {
            Append(values[index], separator: index == 0 ? (byte)0 : (byte)',');
        }
    }

    private void AppendAlgorithms(ReadOnlySpan<byte> algorithms)
    {
        var separator = (byte)'_';
        for (; algorithms.Length >= sizeof(ushort); algorithms = algorithms[sizeof(ushort)..])
        {
            var algorithm = BinaryPrimitives.ReadUInt16BigEndian(algorithms);
            if (!Grease.Is(algorithm))
            {
                Append(algorithm, separator);
                separator = (byte)',';
            }
        }
    }

    private void Append(ushort value, byte separator)
    {
        if (separator != 0)
        {
            _text[_used++] = separator;
        }
        _ = value.TryFormat(_text.AsSpan(_used), out var written, "x4", CultureInfo.InvariantCulture);
        _used += written;
    }

    private void WriteHash(Span<byte> to)
    {
        if (_used == 0)
        {
            to.Fill((byte)'0');
            return;
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, _used), hash);
        _ = Convert.TryToHexStringLower(hash[..(HashLength / 2)], to, out _);
    }
}

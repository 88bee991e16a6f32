using System.Buffers.Binary;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>The first message of a TLS client (RFC 8446 section 4.1.2), as far as the packet has it.</summary>
internal ref struct ClientHello
{
    private const int RecordHeader = 5;
    private const int HandshakeHeader = 4;
    private const int Random = 32;
    private const byte Handshake = 22;
    private const byte Hello = 1;
    private const byte Major = 3;

    private const ushort ServerName = 0;
    private const byte HostName = 0;

    /// <summary>The version of the message; what a client supports may say an extension.</summary>
    public ushort Version { get; private set; }

    /// <summary>The cipher suites, 2 octets each.</summary>
    public ReadOnlySpan<byte> CipherSuites { get; private set; }

    /// <summary>The extensions.</summary>
    public ReadOnlySpan<byte> Extensions { get; private set; }

    /// <summary>Whether nothing of it is missing; fingerprints need all of it.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads what a TCP segment begins with.</summary>
    /// <returns>Whether it is a hello, cut or not.</returns>
    public static bool TryRead(ReadOnlySpan<byte> data, out ClientHello hello)
    {
        hello = default;
        if (data.Length < RecordHeader + HandshakeHeader || data[0] != Handshake || data[1] != Major || data[RecordHeader] != Hello)
        {
            return false;
        }
        var record = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        var length = (data[RecordHeader + 1] << 16) | BinaryPrimitives.ReadUInt16BigEndian(data[(RecordHeader + 2)..]);
        // A hello that goes on in a further record counts as cut.
        var body = new OctetReader(data[RecordHeader..Math.Min(data.Length, RecordHeader + record)], HandshakeHeader, length);
        hello.IsComplete = body.Length == length;
        hello.Version = body.UInt16();
        body.Skip(Random);
        body.Block(lengthOctets: 1);
        hello.CipherSuites = body.Block(lengthOctets: 2);
        body.Block(lengthOctets: 1);
        // RFC 5246 section 7.4.1.2: a hello may end here.
        hello.Extensions = body.IsAtEnd ? default : body.Block(lengthOctets: 2);
        hello.IsComplete &= !body.IsCut && body.IsAtEnd && hello.CipherSuites.Length % sizeof(ushort) == 0 && AreWhole(hello.Extensions);
        return hello.Version >> 8 == Major;
    }

    /// <summary>The data of the first extension of a type; empty when there is none.</summary>
    public readonly ReadOnlySpan<byte> Extension(ushort type)
    {
        foreach (var extension in new ExtensionList(Extensions))
        {
            if (extension.Type == type)
            {
                return extension.Data;
            }
        }
        return default;
    }

    /// <summary>The name of the server that the client asks for (RFC 6066 section 3); empty when there is none, or it was cut.</summary>
    public readonly ReadOnlySpan<byte> ServerHostName
    {
        get
        {
            var list = new OctetReader(Extension(ServerName));
            list.Skip(sizeof(ushort));
            var type = list.UInt8();
            var name = list.Block(lengthOctets: 2);
            return list.IsCut || type != HostName ? default : name;
        }
    }

    private static bool AreWhole(ReadOnlySpan<byte> extensions)
    {
        var list = new ExtensionList(extensions);
        while (list.MoveNext())
        {
        }
        return !list.IsCut;
    }
}

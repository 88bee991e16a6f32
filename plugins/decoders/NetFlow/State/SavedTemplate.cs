using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>A template as it is kept for after a restart: which one it is, in the record's key, and what it is, in the value.</summary>
internal static class SavedTemplate
{
    // Address, listen port, source port, domain, id.
    public const int KeyLength = 16 + 2 + 2 + 4 + 2;

    // Kind, three times.
    private const int HeaderLength = 1 + (3 * 8);

    // A template record starts with its id and the count of its fields.
    private const int ShortestTemplate = 4;

    /// <summary>Octets of the value.</summary>
    public static int ValueLength(Template template) => HeaderLength + template.Wire.Length;

    /// <summary>Writes the key of a template that came by UDP, <see cref="KeyLength"/> octets.</summary>
    public static void WriteKey(Span<byte> to, UInt128 address, TemplateKey key, ushort id)
    {
        BinaryPrimitives.WriteUInt128BigEndian(to, address);
        BinaryPrimitives.WriteUInt16BigEndian(to[16..], key.ListenPort);
        BinaryPrimitives.WriteUInt16BigEndian(to[18..], key.SourcePort);
        BinaryPrimitives.WriteUInt32BigEndian(to[20..], key.Domain);
        BinaryPrimitives.WriteUInt16BigEndian(to[24..], id);
    }

    /// <summary>Writes the value, <see cref="ValueLength"/> octets.</summary>
    public static void WriteValue(Span<byte> to, Template template)
    {
        to[0] = template.IsOptions ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(to[1..], template.FirstSeen);
        BinaryPrimitives.WriteInt64BigEndian(to[9..], template.LastSeen);
        BinaryPrimitives.WriteInt64BigEndian(to[17..], template.Interval);
        template.Wire.CopyTo(to[HeaderLength..]);
    }

    /// <summary>Whether a record is of this kind; a file may be of another version, or edited.</summary>
    public static bool IsOne(StateRecord record) => record.Key.Length == KeyLength && record.Value.Length >= HeaderLength + ShortestTemplate;

    public static UInt128 Address(StateRecord record) => BinaryPrimitives.ReadUInt128BigEndian(record.Key.Span);

    public static ushort Id(StateRecord record) => BinaryPrimitives.ReadUInt16BigEndian(record.Key.Span[24..]);

    public static TemplateKey Key(StateRecord record) => new(
        Transport.Udp,
        Session: 0,
        BinaryPrimitives.ReadUInt16BigEndian(record.Key.Span[16..]),
        BinaryPrimitives.ReadUInt16BigEndian(record.Key.Span[18..]),
        BinaryPrimitives.ReadUInt32BigEndian(record.Key.Span[20..]));

    /// <summary>The template, as it was.</summary>
    public static Template Read(StateRecord record)
    {
        var value = record.Value.Span;
        var template = new Template(value[HeaderLength..].ToArray(), isOptions: value[0] != 0)
        {
            FirstSeen = BinaryPrimitives.ReadInt64BigEndian(value[1..]),
        };
        template.Restore(BinaryPrimitives.ReadInt64BigEndian(value[9..]), BinaryPrimitives.ReadInt64BigEndian(value[17..]));
        return template;
    }
}

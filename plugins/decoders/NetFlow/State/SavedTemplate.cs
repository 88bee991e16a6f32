using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>A template as the state file holds it.</summary>
/// <param name="Address">The agent's address.</param>
/// <param name="Key">What the template belongs to; it came by UDP.</param>
/// <param name="IsOptions">Whether it is an options template.</param>
/// <param name="FirstSeen">When it was first sent: nanoseconds since 1970-01-01 UTC.</param>
/// <param name="LastSeen">When it was last sent.</param>
/// <param name="Interval">The longest time between two announcements.</param>
/// <param name="Wire">Its octets.</param>
internal sealed record SavedTemplate(UInt128 Address, TemplateKey Key, bool IsOptions, long FirstSeen, long LastSeen, long Interval, byte[] Wire)
{
    // Address, listen port, source port, domain, kind, three times.
    private const int HeaderLength = 16 + 2 + 2 + 4 + 1 + (3 * 8);

    // A template record starts with its id and the count of its fields.
    private const int ShortestTemplate = 4;

    /// <summary>Octets in the file.</summary>
    public int Length => HeaderLength + Wire.Length;

    public static SavedTemplate Of(UInt128 address, TemplateKey key, Template template) =>
        new(address, key, template.IsOptions, template.FirstSeen, template.LastSeen, template.Interval, template.Wire);

    /// <summary>The template, as it was.</summary>
    public Template Restore()
    {
        var template = new Template(Wire, IsOptions) { FirstSeen = FirstSeen };
        template.Restore(LastSeen, Interval);
        return template;
    }

    /// <summary>Writes it to a place of <see cref="Length"/> octets.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt128BigEndian(to, Address);
        BinaryPrimitives.WriteUInt16BigEndian(to[16..], Key.ListenPort);
        BinaryPrimitives.WriteUInt16BigEndian(to[18..], Key.SourcePort);
        BinaryPrimitives.WriteUInt32BigEndian(to[20..], Key.Domain);
        to[24] = IsOptions ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(to[25..], FirstSeen);
        BinaryPrimitives.WriteInt64BigEndian(to[33..], LastSeen);
        BinaryPrimitives.WriteInt64BigEndian(to[41..], Interval);
        Wire.CopyTo(to[HeaderLength..]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is too short to be that.</summary>
    public static SavedTemplate? Read(ReadOnlySpan<byte> from) => from.Length < HeaderLength + ShortestTemplate ? null : new SavedTemplate(
        BinaryPrimitives.ReadUInt128BigEndian(from),
        new TemplateKey(
            Transport.Udp,
            Session: 0,
            BinaryPrimitives.ReadUInt16BigEndian(from[16..]),
            BinaryPrimitives.ReadUInt16BigEndian(from[18..]),
            BinaryPrimitives.ReadUInt32BigEndian(from[20..])),
        IsOptions: from[24] != 0,
        BinaryPrimitives.ReadInt64BigEndian(from[25..]),
        BinaryPrimitives.ReadInt64BigEndian(from[33..]),
        BinaryPrimitives.ReadInt64BigEndian(from[41..]),
        from[HeaderLength..].ToArray());
}

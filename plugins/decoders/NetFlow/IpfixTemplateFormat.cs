using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>Templates of IPFIX (RFC 7011 sections 3.2 and 3.4): elements with an enterprise number where the top bit says so.</summary>
internal sealed class IpfixTemplateFormat : ITemplateFormat
{
    private const ushort EnterpriseBit = 0x8000;
    private const int TemplateHeader = 4;
    private const int OptionsHeader = 6;

    public byte Version => 10;

    public ushort TemplateSetId => 2;

    public ushort OptionsTemplateSetId => 3;

    // RFC 7011 section 3.3.1: padding must be shorter than any record of the set.
    public bool PadsBeyondRecords => false;

    public int Measure(ReadOnlySpan<byte> wire, bool isOptions)
    {
        if (IsWithdrawal(wire))
        {
            return TemplateHeader;
        }
        var length = isOptions ? OptionsHeader : TemplateHeader;
        for (var left = U16(wire, 2); left > 0; left--)
        {
            if (wire.Length < length + 2)
            {
                return 0;
            }
            length += FieldLength(U16(wire, length));
        }
        return length;
    }

    public bool IsWithdrawal(ReadOnlySpan<byte> wire) => U16(wire, 2) == 0;

    public TemplateDefinition? Read(ReadOnlySpan<byte> wire, bool isOptions)
    {
        var fields = new TemplateField[U16(wire, 2)];
        var scopes = isOptions ? U16(wire, 4) : 0;
        // RFC 7011 section 3.4.2.2: the scope field count must not be zero, nor more than there are fields.
        if (isOptions && (scopes == 0 || scopes > fields.Length))
        {
            return null;
        }
        var position = isOptions ? OptionsHeader : TemplateHeader;
        for (var i = 0; i < fields.Length; i++)
        {
            var id = U16(wire, position);
            var enterprise = (id & EnterpriseBit) == 0 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(wire[(position + 4)..]);
            fields[i] = new TemplateField(enterprise, (ushort)(id & ~EnterpriseBit), U16(wire, position + 2), IsScope: i < scopes);
            position += FieldLength(id);
        }
        return new TemplateDefinition(fields) { IsOptions = isOptions };
    }

    private static int FieldLength(ushort id) => (id & EnterpriseBit) == 0 ? 4 : 8;

    private static ushort U16(ReadOnlySpan<byte> wire, int offset) => BinaryPrimitives.ReadUInt16BigEndian(wire[offset..]);
}

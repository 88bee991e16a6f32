using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>Templates of NetFlow version 9 (RFC 3954 sections 5.2 and 6.1): types of 16 bits, scopes with numbers of their own.</summary>
internal sealed class NetFlow9TemplateFormat : ITemplateFormat
{
    private const int FieldLength = 4;
    private const int TemplateHeader = 4;
    private const int OptionsHeader = 6;

    public byte Version => 9;

    public ushort TemplateSetId => 0;

    public ushort OptionsTemplateSetId => 1;

    // RFC 3954 section 5.3 asks for the alignment and says nothing of the length of records.
    public bool PadsBeyondRecords => true;

    public int Measure(ReadOnlySpan<byte> wire, bool isOptions)
    {
        if (isOptions)
        {
            return wire.Length < OptionsHeader ? 0 : OptionsHeader + U16(wire, 2) + U16(wire, 4);
        }
        return TemplateHeader + (U16(wire, 2) * FieldLength);
    }

    // Version 9 knows no withdrawal: a template without fields is just refused.
    public bool IsWithdrawal(ReadOnlySpan<byte> wire) => false;

    public TemplateDefinition? Read(ReadOnlySpan<byte> wire, bool isOptions)
    {
        var scopes = isOptions ? U16(wire, 2) : 0;
        var fields = wire[(isOptions ? OptionsHeader : TemplateHeader)..];
        if (scopes % FieldLength != 0 || fields.Length % FieldLength != 0)
        {
            return null;
        }
        var read = new TemplateField[fields.Length / FieldLength];
        for (var i = 0; i < read.Length; i++)
        {
            var field = fields[(i * FieldLength)..];
            read[i] = i < scopes / FieldLength
                ? NetFlow9Types.Scope(U16(field, 0), U16(field, 2))
                : NetFlow9Types.Field(U16(field, 0), U16(field, 2));
        }
        return new TemplateDefinition(read) { IsOptions = isOptions, HasSysUpTime = true };
    }

    private static ushort U16(ReadOnlySpan<byte> wire, int offset) => BinaryPrimitives.ReadUInt16BigEndian(wire[offset..]);
}

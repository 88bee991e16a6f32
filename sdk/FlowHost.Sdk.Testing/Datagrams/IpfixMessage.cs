namespace FlowHost.Sdk.Testing;

/// <summary>Builds an IPFIX message (RFC 7011), right or deliberately wrong.</summary>
/// <example>
/// <code>
/// var octets = new IpfixMessage { Domain = 256, ExportTime = time }
///     .Templates(flow)
///     .Data(flow.Record(address, 443), flow.Record(other, 80))
///     .ToArray();
/// </code>
/// </example>
public sealed class IpfixMessage : TemplatedDatagram<IpfixMessage>
{
    private const int HeaderLength = 16;
    private const ushort EnterpriseBit = 0x8000;

    /// <summary>When the device sent it; the header has whole seconds.</summary>
    public DateTimeOffset ExportTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Data records of this domain sent before this message.</summary>
    public uint Sequence { get; init; }

    /// <summary>The observation domain.</summary>
    public uint Domain { get; init; }

    /// <summary>What the header says of the message's length; null is the true one.</summary>
    public ushort? Length { get; init; }

    private protected override ushort TemplateSetId => 2;

    private protected override ushort OptionsTemplateSetId => 3;

    /// <summary>Adds a set that withdraws templates; id 2 withdraws all (RFC 7011 section 8.1).</summary>
    public IpfixMessage Withdraw(params ReadOnlySpan<ushort> templateIds) => Withdraw(TemplateSetId, templateIds);

    /// <summary>Adds a set that withdraws options templates; id 3 withdraws all (RFC 7011 section 8.1).</summary>
    public IpfixMessage WithdrawOptions(params ReadOnlySpan<ushort> templateIds) => Withdraw(OptionsTemplateSetId, templateIds);

    // RFC 7011 section 3.2.
    internal static void WriteFieldSpecifier(OctetWriter output, WireField field)
    {
        if (field.Id >= EnterpriseBit)
        {
            throw new InvalidOperationException(
                $"Field {field}: element ids of IPFIX are below 32768. A NetFlow v9 type from there on is enterprise 9, id {field.Id - EnterpriseBit}.");
        }

        output.UInt16(field.Enterprise == 0 ? field.Id : field.Id | EnterpriseBit);
        output.UInt16(field.Length);
        if (field.Enterprise != 0)
        {
            output.UInt32(field.Enterprise);
        }
    }

    // RFC 7011 section 3.1.
    private protected override void WriteHeader(OctetWriter output, int lengthOfSets)
    {
        output.UInt16(10);
        output.UInt16(0);
        output.PatchUInt16(2, Length ?? (HeaderLength + lengthOfSets), "The message");
        output.UInt32(checked((uint)ExportTime.ToUnixTimeSeconds()));
        output.UInt32(Sequence);
        output.UInt32(Domain);
    }

    // RFC 7011 sections 3.4.1 and 3.4.2.2.
    private protected override void WriteTemplate(OctetWriter output, WireTemplate template)
    {
        output.UInt16(template.Id);
        output.UInt16(template.Fields.Count);
        if (template.IsOptions)
        {
            output.UInt16(template.ScopeCount);
        }

        foreach (var field in template.Fields)
        {
            WriteFieldSpecifier(output, field);
        }
    }

    private IpfixMessage Withdraw(ushort setId, ReadOnlySpan<ushort> templateIds)
    {
        BeginSet(setId);
        foreach (var id in templateIds)
        {
            Sets.UInt16(id);
            Sets.UInt16(0);
        }

        EndSet();
        return this;
    }
}

namespace FlowHost.Sdk.Testing;

/// <summary>Builds a NetFlow v9 datagram (RFC 3954), right or deliberately wrong.</summary>
/// <example>
/// <code>
/// var octets = new NetFlow9Datagram { SourceId = 7, SysUpTime = 60_000, ExportTime = time }
///     .Templates(flow)
///     .Data(flow.Record(address, 443)).Align()
///     .ToArray();
/// </code>
/// </example>
public sealed class NetFlow9Datagram : TemplatedDatagram<NetFlow9Datagram>
{
    private const ushort EnterpriseTypes = 32768;
    private const uint Cisco = 9;

    /// <summary>Milliseconds since the device started; what flowStartSysUpTime and flowEndSysUpTime are measured by.</summary>
    public uint SysUpTime { get; init; }

    /// <summary>When the device sent it; the header has whole seconds.</summary>
    public DateTimeOffset ExportTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Counts the datagrams of this source id.</summary>
    public uint Sequence { get; init; }

    /// <summary>The observation domain.</summary>
    public uint SourceId { get; init; }

    /// <summary>What the header says of how many records follow; null counts templates and data records (RFC 3954 section 5.1).</summary>
    public ushort? Count { get; init; }

    private protected override ushort TemplateSetId => 0;

    private protected override ushort OptionsTemplateSetId => 1;

    // RFC 3954 section 5.1.
    private protected override void WriteHeader(OctetWriter output, int lengthOfSets)
    {
        output.UInt16(9);
        output.UInt16(Count ?? (TemplateCount + DataRecordCount));
        output.UInt32(SysUpTime);
        output.UInt32(checked((uint)ExportTime.ToUnixTimeSeconds()));
        output.UInt32(Sequence);
        output.UInt32(SourceId);
    }

    // RFC 3954 section 5.2; an options template counts octets where a template counts fields (section 6.1).
    private protected override void WriteTemplate(OctetWriter output, WireTemplate template)
    {
        output.UInt16(template.Id);
        if (template.IsOptions)
        {
            output.UInt16(template.ScopeCount * 4);
            output.UInt16((template.Fields.Count - template.ScopeCount) * 4);
        }
        else
        {
            output.UInt16(template.Fields.Count);
        }

        foreach (var field in template.Fields)
        {
            output.UInt16(TypeOf(field));
            output.UInt16(field.Length);
        }
    }

    // Version 9 has no enterprise bit: Cisco's own elements are the upper half of the types.
    private static int TypeOf(WireField field) => field.Enterprise switch
    {
        0 => field.Id,
        Cisco when field.Id < EnterpriseTypes => field.Id + EnterpriseTypes,
        _ => throw new InvalidOperationException(
            $"Field {field}: NetFlow v9 has types of 16 bits and no enterprise numbers; only Cisco's (9), below 32768, have a place there. "
            + "Give the type that the device sends as the id, with enterprise 0."),
    };
}

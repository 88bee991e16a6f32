using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>How a protocol writes templates.</summary>
internal interface ITemplateFormat
{
    /// <summary>The protocol's version.</summary>
    byte Version { get; }

    /// <summary>The set id of data templates.</summary>
    ushort TemplateSetId { get; }

    /// <summary>The set id of options templates.</summary>
    ushort OptionsTemplateSetId { get; }

    /// <summary>Whether sets are filled up to a multiple of 4 octets even where that is a record's length or more.</summary>
    bool PadsBeyondRecords { get; }

    /// <summary>Octets of the template record that starts here; 0 when its header is cut off. May be more than there are.</summary>
    int Measure(ReadOnlySpan<byte> wire, bool isOptions);

    /// <summary>Whether the record withdraws a template (RFC 7011 section 8.1).</summary>
    bool IsWithdrawal(ReadOnlySpan<byte> wire);

    /// <summary>Reads a whole template record; null when it contradicts itself.</summary>
    TemplateDefinition? Read(ReadOnlySpan<byte> wire, bool isOptions);
}

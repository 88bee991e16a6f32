using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Configuration.Keys;

/// <summary>Which records an exporter takes: those for which every key that is there holds.</summary>
internal sealed class WhenOptions
{
    /// <summary>The record's type is one of these: <c>flow</c>, <c>nat</c>, <c>art</c>, …, or one of <c>recordTypes</c>.</summary>
    [MinLength(1)]
    public List<string>? Type { get; set; }

    /// <summary>The device's address is one of these, or in one of these networks.</summary>
    [MinLength(1)]
    public List<AddressRange>? Agent { get; set; }

    /// <summary>
    /// Fields with the values that they may have, for example <c>{ protocolIdentifier: [6, 17] }</c>. A number is written as in the output,
    /// an address may be a network, text must be the same letter by letter. Of a repeated element one value is enough. Metadata may stand
    /// here too: <c>AgentName</c>, <c>Version</c>, <c>DomainID</c>, <c>SetID</c>.
    /// </summary>
    [MinLength(1)]
    public Dictionary<string, List<string>>? Field { get; set; }
}

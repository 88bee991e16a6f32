using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Configuration.Keys;

/// <summary>What is said of one device, or of the devices of a network.</summary>
internal sealed class AgentOptions
{
    /// <summary>The device's address, or a network: <c>192.0.2.7</c>, <c>2001:db8::/32</c>.</summary>
    [Required]
    public AddressRange Match { get; set; }

    /// <summary>The device's name: becomes the metadata column <c>AgentName</c> of its records.</summary>
    [MinLength(1)]
    public string? Name { get; set; }

    /// <summary>
    /// What a template belongs to, beside the observation domain.
    /// </summary>
    /// <value>The default value is <c>auto</c>: the port counts, unless it is clear which template of another port is meant.</value>
    public TemplateKeyPolicy TemplateKey { get; set; }

    /// <summary>The device samples one packet in so many, where it does not say so itself. Enrichers that scale counters read it.</summary>
    /// <value>The default value is null: what the device says counts.</value>
    [Range(1, 16_777_216)]
    public int? Sampling { get; set; }
}

using System.Runtime.Serialization;

namespace FlowHost.Sdk;

/// <summary>What a template of a device belongs to beside its observation domain; a pipeline says it below <c>agents:</c>.</summary>
public enum TemplateKeyPolicy
{
    /// <summary>The ports count (RFC 7011 section 8: the transport session), unless it is clear which template of another port is meant.</summary>
    [EnumMember(Value = "auto")]
    Auto,

    /// <summary>No port counts: for devices that send templates and data from different ports.</summary>
    [EnumMember(Value = "address+domain")]
    AddressDomain,

    /// <summary>The ports count always: for several exporters behind one address.</summary>
    [EnumMember(Value = "address+port+domain")]
    AddressPortDomain,
}

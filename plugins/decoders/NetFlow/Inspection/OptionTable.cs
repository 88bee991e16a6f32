using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>A table that devices send as option records, told by its elements.</summary>
/// <param name="Name">What it lists.</param>
/// <param name="Content">Any of these makes an options template such a table.</param>
/// <param name="Pointers">Elements of data records that name a row of it.</param>
/// <param name="Command">What lets a device send it.</param>
internal sealed record OptionTable(string Name, Element[] Content, Element[] Pointers, string Command)
{
    public static IReadOnlyList<OptionTable> All { get; } =
    [
        new(
            "names of interfaces",
            [Elements.InterfaceName, Elements.InterfaceDescription],
            [Elements.IngressInterface, Elements.EgressInterface],
            "`option interface-table timeout 300`"),
        new("names of applications", [Elements.ApplicationName], [Elements.ApplicationId], "`option application-table timeout 300`"),
        new("names of VRFs", [Elements.VRFname], [Elements.IngressVRFID, Elements.EgressVRFID], "`option vrf-table timeout 300`"),
        new(
            "samplers",
            // An interval alone may be that of the whole device.
            [Elements.SamplerName, Elements.SamplerMode, Elements.SamplerRandomInterval, Elements.SamplerId, Elements.SelectorId],
            [Elements.SamplerId, Elements.SelectorId],
            "`option sampler-table timeout 300`"),
    ];

    public bool IsIn(TemplateSection template) =>
        template is { IsOptions: true, State: TemplateState.Known }
        && template.Fields.Any(field => Array.Exists(Content, field.Is));
}

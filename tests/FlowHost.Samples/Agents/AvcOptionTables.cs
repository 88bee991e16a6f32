using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>The tables that give the numbers in an IOS XE router's records their names.</summary>
internal static class AvcOptionTables
{
    private static readonly Layout<RouterInterface> Interfaces = Layout<RouterInterface>.Options(
        256,
        [(Iana.IngressInterface, i => i.Index)],
        (Iana.InterfaceName, i => i.Name),
        (Iana.InterfaceDescription, i => i.Description),
        (Iana.EgressInterface, i => i.Index));

    private static readonly Layout<NbarApplication> Applications = Layout<NbarApplication>.Options(
        257,
        [(Iana.ApplicationId, a => a.Id)],
        (Iana.ApplicationName, a => a.Name),
        (Iana.ApplicationDescription, a => a.Description));

    private static readonly Layout<NbarApplication> Attributes = Layout<NbarApplication>.Options(
        260,
        [(Iana.ApplicationId, a => a.Id)],
        (Cisco.ApplicationCategoryName, a => a.Category),
        (Cisco.ApplicationSubCategoryName, a => a.SubCategory),
        (Cisco.ApplicationGroupName, a => a.Group),
        (Cisco.ApplicationTrafficClass, a => a.TrafficClass),
        (Cisco.ApplicationBusinessRelevance, a => a.Relevance),
        (Iana.P2pTechnology, _ => "no"),
        (Iana.TunnelTechnology, _ => "no"),
        (Iana.EncryptedTechnology, a => a.IsEncrypted ? "yes" : "no"),
        (Cisco.ApplicationSetName, a => a.Category == "browsing" ? "general-browsing" : "general-misc"),
        (Cisco.ApplicationFamilyName, a => a.Category == "browsing" ? "web" : "network-service"));

    private static readonly Layout<SubApplication> SubApplications = Layout<SubApplication>.Options(
        261,
        [(Iana.ApplicationId, s => s.Application.Id), (Iana.SubApplicationTag, s => s.Tag)],
        (Iana.SubApplicationName, s => s.Name),
        (Iana.SubApplicationDescription, s => s.Description));

    private static readonly Layout<(uint Id, string Name)> Vrfs = Layout<(uint Id, string Name)>.Options(
        262, [(Iana.IngressVrfId, v => v.Id)], (Iana.VrfName, v => v.Name));

    private static readonly Layout<(int Id, int Mode, int Interval, string Name)> Samplers =
        Layout<(int Id, int Mode, int Interval, string Name)>.Options(
            263,
            [(Iana.SamplerId, s => s.Id)],
            (Iana.SamplerMode, s => s.Mode),
            (Iana.SamplerRandomInterval, s => s.Interval),
            (Iana.SamplerName, s => s.Name));

    public static WireTemplate[] Templates { get; } =
    [
        Interfaces.Template, Applications.Template, Attributes.Template, SubApplications.Template, Vrfs.Template, Samplers.Template,
    ];

    public static IEnumerable<WireRecord> Records() =>
    [
        .. Interfaces.Records(RouterInterface.All),
        .. Applications.Records(NbarApplication.All),
        .. Attributes.Records(NbarApplication.All),
        .. SubApplications.Records(SubApplication.All),
        Vrfs.Record((0, "default")),
        Vrfs.Record((1, "Mgmt-intf")),
        Samplers.Record((1, 2, 100, "one-in-100")),
    ];
}

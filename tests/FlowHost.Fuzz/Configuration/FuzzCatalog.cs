using FlowHost.Configuration;
using FlowHost.Inputs.Pcap;
using FlowHost.Plugins;
using FlowHost.Decoders.NetFlow;

namespace FlowHost.Fuzz.Configuration;

/// <summary>Plugins without folders: some that are real, and two whose options have every kind of value.</summary>
internal sealed class FuzzCatalog : IPluginCatalog
{
    private readonly Dictionary<string, PluginType> _plugins = new(StringComparer.Ordinal)
    {
        ["pcap"] = new("pcap", PluginKind.Input, typeof(PcapInput), typeof(PcapOptions), null, "/plugins/pcap"),
        ["ipfix"] = new("ipfix", PluginKind.Decoder, typeof(IpfixDecoder), null, null, "/plugins/netflow"),
        ["site"] = new("site", PluginKind.Enricher, typeof(object), typeof(FuzzOptions), null, "/plugins/site"),
        ["file"] = new("file", PluginKind.Exporter, typeof(object), typeof(FuzzOptions), null, "/plugins/file"),
    };

    public static FuzzCatalog Instance { get; } = new();

    public (string File, string Message)? Fault => null;

    public IEnumerable<string> IdsOf(PluginKind kind) => _plugins.Values.Where(plugin => plugin.Kind == kind).Select(plugin => plugin.Id);

    public PluginType Load(string id) => _plugins.TryGetValue(id, out var plugin)
        ? plugin
        : throw new PluginRefusedException(ErrorCodes.UnknownPlugin, $"there is no plugin '{id}'");
}

using FlowHost.Configuration;
using FlowHost.Plugins;

namespace FlowHost.Tests.Support;

/// <summary>Plugins that need no folder: classes of this assembly.</summary>
internal sealed class FakeCatalog : IPluginCatalog
{
    private readonly Dictionary<string, PluginType> _plugins = new(StringComparer.Ordinal)
    {
        ["udp"] = new("udp", PluginKind.Input, typeof(FakeStage), typeof(UdpOptions), null, "/plugins/udp"),
        ["ipfix"] = new("ipfix", PluginKind.Decoder, typeof(FakeStage), null, null, "/plugins/netflow"),
        ["netflow9"] = new("netflow9", PluginKind.Decoder, typeof(FakeStage), null, null, "/plugins/netflow"),
        ["site"] = new("site", PluginKind.Enricher, typeof(FakeStage), typeof(SiteOptions), null, "/plugins/site"),
        ["file"] = new("file", PluginKind.Exporter, typeof(FakeStage), typeof(FileOptions), null, "/plugins/file"),
        ["faulty"] = new("faulty", PluginKind.Exporter, typeof(FakeStage), typeof(FaultyOptions), null, "/plugins/faulty"),
    };

    public (string File, string Message)? Fault => null;

    public IEnumerable<string> IdsOf(PluginKind kind) => _plugins.Values.Where(plugin => plugin.Kind == kind).Select(plugin => plugin.Id);

    public PluginType Load(string id) => id switch
    {
        "old" => throw new PluginRefusedException(ErrorCodes.PluginRefused, "the plugin 'old' is refused"),
        _ when _plugins.TryGetValue(id, out var plugin) => plugin,
        _ => throw new PluginRefusedException(ErrorCodes.UnknownPlugin, $"there is no plugin '{id}'"),
    };
}

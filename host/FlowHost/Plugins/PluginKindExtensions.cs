namespace FlowHost.Plugins;

/// <summary>Words for stages.</summary>
internal static class PluginKindExtensions
{
    /// <summary>The stage as users write it: <c>input</c>.</summary>
    public static string Word(this PluginKind kind) => kind switch
    {
        PluginKind.Input => "input",
        PluginKind.Decoder => "decoder",
        PluginKind.Enricher => "enricher",
        PluginKind.Exporter => "exporter",
        _ => "plugin",
    };
}

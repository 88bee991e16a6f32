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

    /// <summary><c>an input</c>, <c>a decoder</c>.</summary>
    public static string WithArticle(this PluginKind kind) =>
        (kind is PluginKind.Input or PluginKind.Enricher or PluginKind.Exporter ? "an " : "a ") + kind.Word();
}

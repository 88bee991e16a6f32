namespace FlowHost.Plugins;

/// <summary>Words for statuses.</summary>
internal static class PluginStatusExtensions
{
    /// <summary>The status as users and programs read it.</summary>
    public static string Word(this PluginStatus status) => status == PluginStatus.Ok ? "ok" : "refused";
}

using FlowHost.Plugins;

namespace FlowHost.Commands;

/// <summary>The list of plugins for pipes: one line each, parted by tabs.</summary>
internal static class PluginListText
{
    public static void Write(IEnumerable<PluginEntry> entries, TextWriter output)
    {
        foreach (var entry in entries)
        {
            output.WriteLine(string.Join(
                '\t', entry.Id ?? "-", entry.Kind.Word(), entry.Version ?? "-", entry.Status.Word(), entry.Reason ?? entry.Description, entry.Folder));
        }
    }
}

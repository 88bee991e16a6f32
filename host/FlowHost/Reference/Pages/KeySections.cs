using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Keys;

namespace FlowHost.Reference.Pages;

/// <summary>The keys of a pipeline that are the host's.</summary>
internal static class KeySections
{
    /// <summary>A table for the file, one for an entry of any stage, one for an exporter.</summary>
    public static string Write()
    {
        var entry = OptionsShape.Of(typeof(EntryKeys));
        var pipeline = OptionsReference.Of(typeof(PipelineKeys)).SelectMany(key => IsStage(key) ? [key] : OptionsReference.Flatten([key]));
        var exporter = OptionsReference.Flatten(OptionsReference.Of(typeof(ExporterKeys)).Where(key => entry.Find(key.Key) is null));
        return string.Join(
            "\n\n",
            OptionTable.Write("key of the file", pipeline),
            OptionTable.Write("key of an entry", OptionsReference.Of(typeof(EntryKeys))),
            OptionTable.Write("key of an exporter", exporter));
    }

    private static bool IsStage(OptionReference key) =>
        CollectionShape.ItemOfList(key.Member.Type) is { } item && item.IsAssignableTo(typeof(EntryKeys));
}

using FlowHost.Plugins;

namespace FlowHost.Reference.Samples;

/// <summary>A whole pipeline to start from, around some plugins.</summary>
internal static class SamplePipeline
{
    private static readonly PluginKind[] Stages = [PluginKind.Input, PluginKind.Decoder, PluginKind.Enricher, PluginKind.Exporter];

    /// <summary>Writes it.</summary>
    /// <param name="catalog">The plugins.</param>
    /// <param name="ids">Those that it should use; where they leave a stage empty, it gets what it needs.</param>
    public static string Write(PluginCatalog catalog, IReadOnlyList<string> ids)
    {
        PluginReference[] chosen = [.. ids.Distinct(StringComparer.Ordinal).Select(id => PluginReference.Of(catalog, id))];
        var writer = new SampleWriter();
        writer.Comment(0, $"A pipeline to start from, written by: flowhost config sample {string.Join(' ', ids)}");
        writer.Comment(
            0,
            "An option behind a '#' shows its default, or an example: take the '#' away to change it. 'flowhost validate FILE' says what is wrong.");
        writer.Line();
        writer.Line("name: sample");
        foreach (var kind in Stages)
        {
            PluginReference[] plugins = [.. chosen.Where(plugin => plugin.Entry.Kind == kind)];
            Write(writer, kind, plugins.Length > 0 ? plugins : [.. Sensible(catalog, kind)]);
        }
        return writer.ToString();
    }

    private static void Write(SampleWriter writer, PluginKind kind, PluginReference[] plugins)
    {
        if (plugins.Length == 0)
        {
            return;
        }
        writer.Line();
        writer.Line($"{kind.Word()}s:");
        foreach (var plugin in plugins)
        {
            writer.Entry(plugin);
        }
    }

    // Every decoder, no enricher; of inputs and exporters the one that needs and takes fewest options.
    private static IEnumerable<PluginReference> Sensible(PluginCatalog catalog, PluginKind kind)
    {
        var plugins = catalog.IdsOf(kind).Order(StringComparer.Ordinal).Select(id => PluginReference.Of(catalog, id));
        return kind switch
        {
            PluginKind.Decoder => plugins,
            PluginKind.Enricher => [],
            _ => plugins.OrderBy(plugin => plugin.Options.Count(option => option.IsRequired)).ThenBy(plugin => plugin.Options.Count).Take(1),
        };
    }
}

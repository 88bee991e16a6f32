using FlowHost.Plugins;
using FlowHost.Reference;

namespace FlowHost.Commands;

/// <summary>What there is to say of a plugin, for pipes.</summary>
internal static class PluginReferenceText
{
    public static void Write(PluginReference plugin, TextWriter output)
    {
        foreach (var line in Head(plugin))
        {
            output.WriteLine(line);
        }
        foreach (var option in OptionsReference.Flatten(plugin.Options))
        {
            output.WriteLine();
            output.WriteLine($"{option.Path}: {OptionWords.Type(option)}");
            foreach (var line in Lines(option).Where(line => line.Length > 0))
            {
                output.WriteLine("  " + line);
            }
        }
    }

    /// <summary>The lines above the options.</summary>
    public static IEnumerable<string> Head(PluginReference plugin)
    {
        yield return $"{plugin.Id}: {plugin.Entry.Kind.WithArticle()}, version {plugin.Entry.Version}";
        if (plugin.Entry.Description.Length > 0)
        {
            yield return plugin.Entry.Description;
        }
        yield return plugin.Entry.Folder;
        if (plugin.Options.Count == 0)
        {
            yield return "It takes no options.";
        }
    }

    private static IEnumerable<string> Lines(OptionReference option)
    {
        // Of a mapping the keys below say what the default is.
        var words = OptionWords.Default(option);
        yield return option.IsRequired || words.Length == 0 ? words : "default: " + words;
        yield return option.Meaning;
        foreach (var choice in option.Choices.Where(choice => choice.Meaning.Length > 0))
        {
            yield return $"{choice.Word}: {choice.Meaning}";
        }
    }
}

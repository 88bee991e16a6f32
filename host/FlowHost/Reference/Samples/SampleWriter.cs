using System.Text;
using FlowHost.Configuration.Binding;

namespace FlowHost.Reference.Samples;

/// <summary>Writes commented YAML. What has a default stands behind a <c>#</c>: the line without it is the option.</summary>
internal sealed class SampleWriter
{
    private const int Width = 110;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a line as it is.</summary>
    public void Line(string line = "") => _text.Append(line).Append('\n');

    /// <summary>Adds a comment, in as many lines as it takes.</summary>
    public void Comment(int indent, string comment)
    {
        var start = new string(' ', indent) + "#";
        var line = new StringBuilder(start);
        foreach (var word in comment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start.Length && line.Length + 1 + word.Length > Width)
            {
                Line(line.ToString());
                line.Clear().Append(start);
            }
            line.Append(' ').Append(word);
        }
        if (line.Length > start.Length)
        {
            Line(line.ToString());
        }
    }

    /// <summary>Adds an entry of a stage, with all of its plugin's options.</summary>
    public void Entry(PluginReference plugin)
    {
        Comment(2, plugin.Entry.Description);
        if (plugin.Options.Count == 0)
        {
            Line($"  - {plugin.Id}");
            return;
        }
        Line($"  - use: {plugin.Id}");
        foreach (var option in plugin.Options)
        {
            Option(4, option, isOff: false);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Option(int indent, OptionReference option, bool isOff)
    {
        Comment(indent, Words(option));
        var start = new string(' ', indent) + (isOff || !option.IsRequired ? "#" : "") + option.Key + ":";
        if (!IsMap(option) || (option.IsRequired && !option.Nested.Any(nested => nested.IsRequired)))
        {
            Line($"{start} {SampleValue.Of(option)}");
            return;
        }
        Line(start);
        foreach (var nested in option.Nested)
        {
            Option(indent + 2, nested, isOff || !option.IsRequired);
        }
    }

    private static bool IsMap(OptionReference option) =>
        option.Nested.Count > 0 && CollectionShape.ItemOfList(option.Member.Type) is null && CollectionShape.ItemOfDictionary(option.Member.Type) is null;

    private static string Words(OptionReference option)
    {
        string[] sentences =
        [
            OptionWords.Meaning(option),
            option.Nested.Count > 0 || option.Choices.Any(choice => choice.Meaning.Length > 0) ? "" : Sentence(OptionWords.Type(option)),
            option switch
            {
                { IsRequired: true } => "Required.",
                { HasDefault: true, DefaultMeaning: "" } => "",
                _ => Sentence("default: " + OptionWords.Default(option)),
            },
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}

using FlowHost.Configuration.Yaml;

namespace FlowHost.Reference;

/// <summary>Sentences for what there is to say of an option; code stands in backticks.</summary>
internal static class OptionWords
{
    /// <summary>Type and rules: <c>size, from 4KiB to 1GiB</c>.</summary>
    public static string Type(OptionReference option) => option.Allowed.Length == 0 ? option.Type : $"{option.Type}, {option.Allowed}";

    /// <summary>The default: <c>required</c>, <c>every agent is accepted</c>, <c>`4MiB`</c>.</summary>
    public static string Default(OptionReference option)
    {
        if (option.IsRequired)
        {
            return "required";
        }
        var meaning = option.DefaultMeaning;
        if (!option.HasDefault)
        {
            return meaning.Length > 0 ? meaning : "none";
        }
        // Of a mapping the keys below say it.
        return option.Default is YamlMap && option.Nested.Count > 0 ? meaning
            : $"`{YamlText.Inline(option.Default!)}`" + (meaning.Length > 0 ? $": {meaning}" : "");
    }

    /// <summary>What it is for, and what each of its words means.</summary>
    public static string Meaning(OptionReference option)
    {
        var choices = option.Choices.Where(choice => choice.Meaning.Length > 0).Select(choice => $"`{choice.Word}`: {choice.Meaning}");
        return string.Join(' ', choices.Prepend(option.Meaning)).Trim();
    }
}

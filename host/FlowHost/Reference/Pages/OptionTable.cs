namespace FlowHost.Reference.Pages;

/// <summary>Options as a table of Markdown.</summary>
internal static class OptionTable
{
    /// <summary>Writes a row per key.</summary>
    public static string Write(string head, IEnumerable<OptionReference> options) => MarkdownTable.Write(
        [head, "type", "default", "meaning"],
        options.Select(option => (string[])[$"`{option.Path}`", OptionWords.Type(option), OptionWords.Default(option), OptionWords.Meaning(option)]));
}

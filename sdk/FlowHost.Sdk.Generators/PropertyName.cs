using System.Text;

namespace FlowHost.Sdk.Generators;

/// <summary>Element names as C# property names: <c>conn_id</c> is <c>ConnId</c>, <c>FW_SRC_VRF_ID</c> is <c>FwSrcVrfId</c>.</summary>
internal static class PropertyName
{
    /// <summary>
    /// The property names of one class, in the order of the rows. Where two are equal (<c>applicationGroup</c>, <c>Application_Group</c>),
    /// the element that spells it so keeps it, and the other gets its id.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ElementRow> rows)
    {
        var names = rows.Select(static row => Of(row.Name)).ToList();
        var clashes = new HashSet<string>(names.GroupBy(static name => name).Where(static group => group.Count() > 1).Select(static group => group.Key));
        return [.. names.Select((name, i) => clashes.Contains(name) && !IsSpelt(name, rows[i].Name) ? name + rows[i].Id : name)];
    }

    private static bool IsSpelt(string property, string element) => string.Equals(property, element, StringComparison.OrdinalIgnoreCase);

    private static string Of(string name)
    {
        var words = name.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries);
        var result = new StringBuilder(name.Length);
        foreach (var word in words)
        {
            result.Append(char.ToUpperInvariant(word[0]));
            result.Append(words.Length > 1 && IsShouted(word) ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return result.ToString();
    }

    private static bool IsShouted(string word) => word.Length > 1 && word.All(static c => !char.IsLower(c));
}

namespace FlowHost.Configuration.Binding;

/// <summary>Words for a key that means nothing.</summary>
internal static class UnknownKey
{
    /// <summary>The keys that there are, as the end of a message.</summary>
    public static string Known(IReadOnlyCollection<string> keys) =>
        keys.Count == 0 ? "" : $" (known keys: {string.Join(", ", keys)})";
}

using System.Reflection;

namespace FlowHost.Plugins;

/// <summary>Words for what the runtime threw while a plugin's types were loaded.</summary>
internal static class LoadFailure
{
    /// <summary>The causes, each once.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        ReflectionTypeLoadException types =>
            string.Join(" ", types.LoaderExceptions.OfType<Exception>().Select(Explain).Distinct(StringComparer.Ordinal)),
        FileNotFoundException { FileName: { } file } when AssemblyOf(file) is { } name =>
            $"it needs {name}, which is not in its folder; "
            + "build it with <EnableDynamicLoading>true</EnableDynamicLoading>, or copy the whole output of 'dotnet publish'",
        FileLoadException { FileName: { } file } when AssemblyOf(file) is { } name =>
            $"it needs {name}, but another version is there; build it again",
        BadImageFormatException => $"one of its files is not a .NET assembly: {exception.Message}",
        TypeLoadException or MissingMemberException => $"it does not fit this host's FlowHost.Sdk: {exception.Message} Rebuild it",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };

    private static string? AssemblyOf(string displayName)
    {
        if (!displayName.Contains(", Version=", StringComparison.Ordinal))
        {
            return null;
        }
        var name = new AssemblyName(displayName);
        return $"{name.Name} {name.Version}";
    }
}

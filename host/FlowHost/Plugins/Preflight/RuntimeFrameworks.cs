using System.Text.Json;

namespace FlowHost.Plugins.Preflight;

/// <summary>A plugin cannot bring a shared framework: what its runtimeconfig.json asks for must be what the host runs on.</summary>
internal static class RuntimeFrameworks
{
    private static readonly string[] Provided = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    public static string? Refusal(string assemblyFile)
    {
        var file = Path.ChangeExtension(assemblyFile, ".runtimeconfig.json");
        if (!File.Exists(file))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(RegularFile.Require(file)));
            foreach (var framework in Frameworks(document.RootElement))
            {
                if (!Provided.Contains(framework, StringComparer.OrdinalIgnoreCase))
                {
                    return $"it needs the framework {framework}, which this host does not have (it has {string.Join(" and ", Provided)})";
                }
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return $"{Path.GetFileName(file)} is not valid; build or copy the plugin again";
        }
    }

    private static IEnumerable<string> Frameworks(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("runtimeOptions", out var options) || options.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }
        if (options.TryGetProperty("framework", out var single) && NameOf(single) is { } name)
        {
            yield return name;
        }
        if (!options.TryGetProperty("frameworks", out var several) || several.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }
        foreach (var framework in several.EnumerateArray())
        {
            if (NameOf(framework) is { } next)
            {
                yield return next;
            }
        }
    }

    private static string? NameOf(JsonElement framework) =>
        framework.ValueKind == JsonValueKind.Object && framework.TryGetProperty("name", out var name) ? name.GetString() : null;
}

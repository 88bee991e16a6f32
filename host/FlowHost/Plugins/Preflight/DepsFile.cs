using System.Text.Json;

namespace FlowHost.Plugins.Preflight;

/// <summary>The managed assemblies that a plugin's deps.json says it consists of.</summary>
/// <param name="Assemblies">Paths inside the plugin's folder.</param>
internal sealed record DepsFile(IReadOnlyList<string> Assemblies)
{
    /// <summary>Reads the file. Without one the folder itself is the list.</summary>
    /// <returns>Null when the file is not what the .NET SDK writes.</returns>
    public static DepsFile? Read(string file)
    {
        if (!File.Exists(file))
        {
            return new DepsFile([]);
        }
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(RegularFile.Require(file)));
            var assemblies = new List<string>();
            foreach (var target in document.RootElement.GetProperty("targets").EnumerateObject())
            {
                foreach (var library in target.Value.EnumerateObject())
                {
                    if (library.Value.TryGetProperty("runtime", out var runtime))
                    {
                        assemblies.AddRange(runtime.EnumerateObject().Select(asset => asset.Name).Where(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
                    }
                }
            }
            return new DepsFile(assemblies);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether it names an assembly.</summary>
    public bool Has(string assembly) =>
        Assemblies.Any(asset => string.Equals(Path.GetFileNameWithoutExtension(asset), assembly, StringComparison.OrdinalIgnoreCase));
}

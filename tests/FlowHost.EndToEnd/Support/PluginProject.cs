namespace FlowHost.EndToEnd.Support;

/// <summary>A plugin project outside the repository, as a user writes it, and the folder of plugins it is dropped into.</summary>
internal static class PluginProject
{
    /// <summary>Builds a plugin and puts what the build gave into <c>plugins/NAME</c> of the folder.</summary>
    /// <param name="folder">The test's folder.</param>
    /// <param name="name">Project, assembly and plugin folder.</param>
    /// <param name="code">The one source file.</param>
    /// <param name="items">More MSBuild lines for an ItemGroup.</param>
    /// <param name="sdk">The version of FlowHost.Sdk to build against; null: the one that the build left.</param>
    /// <returns>The folder of plugins.</returns>
    public static async Task<string> BuildAsync(TempFolder folder, string name, string code, string items = "", string? sdk = null)
    {
        var project = Write(folder, name, code, items, sdk);
        var plugins = folder.File("plugins");
        await PackedSdk.DotnetAsync(folder, "build", project, "-c", "Release", "--nologo", "-v", "q", "-o", Path.Combine(plugins, name));
        return plugins;
    }

    /// <summary>Writes the project.</summary>
    /// <returns>Its file.</returns>
    public static string Write(TempFolder folder, string name, string code, string items = "", string? sdk = null)
    {
        if (!File.Exists(folder.File("nuget.config")))
        {
            PackedSdk.AddSource(folder);
        }
        folder.Write($"src/{name}/{name}.cs", code);
        return folder.Write($"src/{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FlowHost.Sdk" Version="{sdk ?? PackedSdk.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }
}

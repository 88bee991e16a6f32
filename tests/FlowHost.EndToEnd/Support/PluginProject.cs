namespace FlowHost.EndToEnd.Support;

/// <summary>A plugin project outside the repository, as a user writes it, and the folder of plugins it is dropped into.</summary>
internal static class PluginProject
{
    /// <summary>Builds a plugin and puts what the build gave into <c>plugins/NAME</c> of the folder.</summary>
    /// <param name="folder">The test's folder.</param>
    /// <param name="name">Project, assembly and plugin folder.</param>
    /// <param name="code">The one source file.</param>
    /// <param name="properties">More MSBuild lines for a PropertyGroup.</param>
    /// <param name="items">More MSBuild lines for an ItemGroup.</param>
    /// <param name="sdk">The FlowHost.Sdk.dll to build against; null: the host's.</param>
    /// <returns>The folder of plugins.</returns>
    public static async Task<string> BuildAsync(
        TempFolder folder, string name, string code, string properties = "", string items = "", string? sdk = null)
    {
        var project = folder.Write($"src/{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDynamicLoading>true</EnableDynamicLoading>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="FlowHost.Sdk" HintPath="{sdk ?? Path.Combine(Repository.HostFolder, "FlowHost.Sdk.dll")}" Private="false" />
                {items}
              </ItemGroup>
            </Project>
            """);
        folder.Write($"src/{name}/{name}.cs", code);
        var plugins = folder.File("plugins");
        var build = await Command.RunAsync(
            "dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "q", "-o", Path.Combine(plugins, name)], folder.Path, TimeSpan.FromMinutes(3));
        Assert.True(build.ExitCode == 0, build.ToString());
        return plugins;
    }
}

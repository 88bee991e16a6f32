using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FlowHost.Tests.Support;

/// <summary>Makes assemblies of a few lines of C#, as a plugin's author would with other versions of what is around it.</summary>
internal static class PluginCompiler
{
    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>A class that does nothing, declared as an enricher.</summary>
    public static string Enricher(string id, string body = "") =>
        $$"""
        using FlowHost.Sdk;
        [assembly: FlowPlugin("{{id}}", typeof(Acme.Plugin), Description = "Adds nothing.")]
        namespace Acme
        {
            public sealed class Plugin : IEnricher
            {
                {{body}}
                public EnrichBatch? Bind(SchemaBuilder schema) => null;
            }
        }
        """;

    /// <summary>Compiles <c>file</c>.dll.</summary>
    /// <param name="file">The path of the assembly; its name is the assembly's.</param>
    /// <param name="source">The code.</param>
    /// <param name="references">Assemblies that stand in for, or come on top of, those of the test.</param>
    public static string Compile(string file, string source, params string[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var replaced = references.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            [
                .. Platform.Where(reference => !replaced.Contains(Path.GetFileName(reference.Display))),
                .. references.Select(reference => MetadataReference.CreateFromFile(reference)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var result = compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return file;
    }

    /// <summary>An SDK of another version, with just enough in it to declare an enricher.</summary>
    public static string CompileSdk(TempFolder folder, string version) => Compile(
        folder.Combine("sdk-" + version, "FlowHost.Sdk.dll"),
        $$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        namespace FlowHost.Sdk
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class FlowPluginAttribute : System.Attribute
            {
                public FlowPluginAttribute(string id, System.Type type) { }
                public string Description { get; set; } = "";
            }
            public class SchemaBuilder { }
            public delegate void EnrichBatch(object batch);
            public interface IEnricher { EnrichBatch? Bind(SchemaBuilder schema); }
        }
        """);
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FlowHost.Sdk.Generators;

/// <summary>
/// Turns CSV files into <c>BuiltinElements</c> and into classes with a property for each row. An additional file takes part when it has
/// the metadata <c>ElementClass</c>, the name of its class or <c>none</c>; with <c>ElementOverlay</c> its rows replace those of others.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ElementTableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (File: pair.Left, Options: pair.Right.GetOptions(pair.Left)))
            .Where(static file => Metadata(file.Options, "ElementClass").Length > 0)
            .Select(static (file, stop) => ElementTable.Parse(
                file.File, Metadata(file.Options, "ElementClass"), Metadata(file.Options, "ElementOverlay") == "true", stop))
            .Collect();
        context.RegisterSourceOutput(tables, Write);
    }

    private static string Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_metadata.AdditionalFiles.{name}", out var value) ? value : "";

    private static void Write(SourceProductionContext context, ImmutableArray<ElementTable> tables)
    {
        var merge = new ElementMerge(tables);
        merge.Problems.ForEach(context.ReportDiagnostic);
        context.AddSource("BuiltinElements.g.cs", SourceText.From(ElementSource.Table(merge.Rows), Encoding.UTF8));
        foreach (var group in merge.Rows.Select(static (row, index) => (Row: row, Index: index)).GroupBy(item => merge.ClassOf(item.Row)))
        {
            if (group.Key != ElementTable.NoClass)
            {
                context.AddSource($"{group.Key}.g.cs", SourceText.From(ElementSource.Class(group.Key, [.. group]), Encoding.UTF8));
            }
        }
    }
}

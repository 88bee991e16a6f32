using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>The columns that every file begins with. The record type is in the folder's name alone: readers take it from there.</summary>
internal static class Metadata
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Names that no field may have: these columns, and those that readers make of the folders.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } = [.. Create().Select(source => source.Column.Name), "type", "date", "hour"];

    public static FieldSource[] Create() =>
    [
        new SourceText(new("AgentID", ColumnType.Text), static (in source) => source.Agent.Utf8),
        new SourceText(new("AgentName", ColumnType.Text), static (in source) => source.Agent.NameUtf8),
        new SourceNumber<uint>(new("Version", ColumnType.UInt8), static (in source) => source.Version),
        new SourceNumber<uint>(new("DomainID", ColumnType.UInt32), static (in source) => source.Domain),
        new SourceNumber<uint>(new("SetID", ColumnType.UInt16), static (in source) => source.SetId),
        new SourceNumber<ulong>(new("CreateAt", ColumnType.Milliseconds), static (in source) => WholeSecond(source.ExportTime)),
    ];

    // Whole seconds, as in every other output: the time names the header.
    private static ulong WholeSecond(long nanoseconds)
    {
        var second = Math.DivRem(nanoseconds, NanosecondsPerSecond, out var rest) - (rest < 0 ? 1 : 0);
        return (ulong)(second * 1_000);
    }
}

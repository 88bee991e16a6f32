using System.ComponentModel.DataAnnotations;

namespace FlowHost.Exporters.Console;

/// <summary>The options of the <c>console</c> exporter.</summary>
public sealed class ConsoleOptions
{
    /// <summary>How records are printed.</summary>
    /// <value>The default value is <see cref="ConsoleFormat.Frame"/>.</value>
    public ConsoleFormat Format { get; set; } = ConsoleFormat.Frame;

    /// <summary>After this many records one line says so, and no more are printed. They still count as accepted.</summary>
    /// <value>The default value is null: all records are printed.</value>
    /// <example>1000</example>
    [Range(1, long.MaxValue)]
    public long? Limit { get; set; }
}

using FlowHost.Exporters.Parquet.Format;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Rows of a batch on their way into a file.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="First">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Table">The file.</param>
internal readonly record struct RowRange(FlowBatch Batch, int First, int Count, TableWriter Table)
{
    public int End => First + Count;
}

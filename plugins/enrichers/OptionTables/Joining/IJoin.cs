using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Looks up records of one schema and writes what was found.</summary>
internal interface IJoin
{
    /// <summary>Joins the records of a batch, or some of them.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first record.</param>
    /// <param name="end">The one after the last.</param>
    void Run(FlowBatch batch, int start, int end);
}

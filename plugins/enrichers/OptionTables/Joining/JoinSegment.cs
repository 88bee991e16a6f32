using FlowHost.Enrichers.OptionTables.Tables;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Records that were looked up in one table.</summary>
internal readonly record struct JoinSegment(int Start, int End, RowValue[] Values);

namespace FlowHost.Exporters.Console.Formats;

/// <summary>Which table's header was printed last; shared by the tables of all schemas.</summary>
internal sealed class TableHeader
{
    /// <summary>The table; null before the first.</summary>
    public TableFormat? Last { get; set; }
}

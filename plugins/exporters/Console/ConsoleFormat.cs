namespace FlowHost.Exporters.Console;

/// <summary>How records are printed.</summary>
public enum ConsoleFormat
{
    /// <summary>A frame for the records of each set, one line per field, as goFlow prints them.</summary>
    Frame,

    /// <summary>One line per record in aligned columns, with a header where the fields change.</summary>
    Table,

    /// <summary>One JSON object per line.</summary>
    Json,
}

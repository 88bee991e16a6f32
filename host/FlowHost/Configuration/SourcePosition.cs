namespace FlowHost.Configuration;

/// <summary>A place in a file.</summary>
/// <param name="File">As the user named it; empty for what no file says.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1; 0 when the whole file is meant.</param>
/// <param name="Path">The place in the pipeline, <c>exporters[1].when.type[0]</c>; empty when the whole file is meant.</param>
internal readonly record struct SourcePosition(string File, int Line, int Column, string Path = "")
{
    /// <summary>The place of what no file says.</summary>
    public static SourcePosition None { get; } = new("", 0, 0);

    /// <summary><c>file(line,column)</c>, which editors and build servers can follow.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}

namespace FlowHost.Sdk;

/// <summary>How one field of the wire gets into one column.</summary>
/// <param name="Code">The conversion.</param>
/// <param name="Column">The column; −1 for what is skipped.</param>
/// <param name="Offset">Where the value starts in a record of fixed length, or in the header.</param>
/// <param name="Length">Octets on the wire; −1 when each value says its own.</param>
internal readonly record struct DecodeOp(DecodeCode Code, int Column, int Offset, int Length);

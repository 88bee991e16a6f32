namespace FlowHost.Sdk;

/// <summary>Why decoding ended before the next record.</summary>
internal enum DecodeEnd : byte
{
    /// <summary>There are no more records, or no more room.</summary>
    NoMore,

    /// <summary>It points past the end.</summary>
    Malformed,

    /// <summary>It is of <see cref="TemplatePlan.ForLongNumbers"/>.</summary>
    LongNumber,
}

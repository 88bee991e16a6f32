namespace FlowHost.Sdk;

/// <summary>What <see cref="ListReader.Read"/> stands on.</summary>
public enum ListToken : byte
{
    /// <summary>Before the first call of Read, or after the end.</summary>
    None,

    /// <summary>A list begins; <see cref="ListReader.Semantic"/> is set.</summary>
    StartList,

    /// <summary>A record of a list begins.</summary>
    StartRecord,

    /// <summary>A value: of the list itself (basicList), or a field of the record.</summary>
    Value,

    /// <summary>The innermost list or record ends.</summary>
    End,
}

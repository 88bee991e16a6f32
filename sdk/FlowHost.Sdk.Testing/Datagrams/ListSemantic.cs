namespace FlowHost.Sdk.Testing;

/// <summary>How the elements of a list relate to the record (RFC 6313 section 4.4).</summary>
public enum ListSemantic : byte
{
    /// <summary>None of the elements is a property of the record.</summary>
    NoneOf = 0,

    /// <summary>Exactly one is.</summary>
    ExactlyOneOf = 1,

    /// <summary>One or more are.</summary>
    OneOrMoreOf = 2,

    /// <summary>All are.</summary>
    AllOf = 3,

    /// <summary>All are, in this order.</summary>
    Ordered = 4,

    /// <summary>Not said.</summary>
    Undefined = 255,
}

namespace FlowHost.Sdk.Generators;

/// <summary>The type words of the tables, in the order of <c>ElementType</c>, and how each is stored.</summary>
internal static class ElementTypes
{
    private static readonly string[] Words =
    [
        "octetArray", "unsigned8", "unsigned16", "unsigned32", "unsigned64", "unsigned256", "signed8", "signed16", "signed32", "signed64",
        "float32", "float64", "boolean", "macAddress", "string", "dateTimeSeconds", "dateTimeMilliseconds", "dateTimeMicroseconds",
        "dateTimeNanoseconds", "ipv4Address", "ipv6Address", "basicList", "subTemplateList", "subTemplateMultiList",
    ];

    public static bool IsKnown(string word) => Array.IndexOf(Words, word) >= 0;

    /// <summary>The number of the type, as a letter that is safe in a string literal.</summary>
    public static char Code(string word) => (char)('A' + Array.IndexOf(Words, word));

    /// <summary>The type argument of <c>Element&lt;T&gt;</c>: what <c>Element.KindOf</c> answers, as a C# name.</summary>
    public static string Storage(string word) => word switch
    {
        "unsigned8" or "boolean" => "byte",
        "unsigned16" => "ushort",
        "unsigned32" or "ipv4Address" or "dateTimeSeconds" => "uint",
        "unsigned64" or "unsigned256" or "macAddress" => "ulong",
        "dateTimeMilliseconds" or "dateTimeMicroseconds" or "dateTimeNanoseconds" => "ulong",
        "signed8" or "signed16" or "signed32" or "signed64" => "long",
        "float32" or "float64" => "double",
        "ipv6Address" => "global::System.UInt128",
        "string" => "Text",
        "basicList" or "subTemplateList" or "subTemplateMultiList" => "FlowList",
        _ => "Octets",
    };
}

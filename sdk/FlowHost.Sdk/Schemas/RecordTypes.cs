namespace FlowHost.Sdk;

/// <summary>What kind of record a schema is.</summary>
internal static class RecordTypes
{
    public static string Classify(IReadOnlyList<Element> elements, bool isOptions) => isOptions && elements.Count >= 0 ? "OptionTemplate" : "flow";
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FlowHost.Sdk;

/// <summary>Reports as JSON, the form of <c>flowhost inspect --json</c>.</summary>
public static class InspectionJson
{
    /// <summary>Reports as the host streams them.</summary>
    internal static JsonTypeInfo<InspectionReport> Type => InspectionJsonContext.Default.InspectionReport;

    /// <summary>A JSON object over several lines.</summary>
    public static string Write(InspectionReport report) => JsonSerializer.Serialize(report, Type);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static InspectionReport Read(string json) =>
        JsonSerializer.Deserialize(json, Type) ?? throw new JsonException("The text is 'null', not a report.");
}

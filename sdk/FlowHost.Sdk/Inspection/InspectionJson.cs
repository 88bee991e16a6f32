using System.Text.Json;

namespace FlowHost.Sdk;

/// <summary>Reports as JSON, the form of <c>flowhost inspect --json</c>.</summary>
public static class InspectionJson
{
    /// <summary>A JSON object over several lines.</summary>
    public static string Write(InspectionReport report) => JsonSerializer.Serialize(report, InspectionJsonContext.Default.InspectionReport);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static InspectionReport Read(string json) =>
        JsonSerializer.Deserialize(json, InspectionJsonContext.Default.InspectionReport) ?? throw new JsonException("The text is 'null', not a report.");
}

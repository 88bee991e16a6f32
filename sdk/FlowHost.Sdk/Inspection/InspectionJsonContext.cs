using System.Text.Json.Serialization;

namespace FlowHost.Sdk;

/// <summary>Code that reads and writes reports without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InspectionReport))]
internal sealed partial class InspectionJsonContext : JsonSerializerContext;

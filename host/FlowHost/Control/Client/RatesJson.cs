using System.Text.Json.Serialization;

namespace FlowHost.Control.Client;

/// <summary>Writes rates, one line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Rates))]
internal sealed partial class RatesJson : JsonSerializerContext;

using System.Text;
using System.Text.Json;

namespace FlowHost.Sdk.Tests.Json;

/// <summary>Encodes a batch and reads it back with a JSON reader that knows nothing of the encoder.</summary>
internal static class JsonRows
{
    public static string Text(FlowBatch batch)
    {
        var buffer = new Utf8Buffer(64);
        new JsonRowEncoder(batch.Schema).Write(batch, buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    public static JsonElement[] Read(FlowBatch batch)
    {
        var text = Text(batch);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n').Select(line => JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false }).RootElement)];
    }

    /// <summary>The raw text of a member of the only row.</summary>
    public static string Raw(BatchBuilder batch, string name) => Read(batch.Build())[0].GetProperty(name).GetRawText();

    /// <summary>The members of the only row behind the metadata.</summary>
    public static string Fields(BatchBuilder batch)
    {
        const string lastOfMetadata = "\"Type\":\"flow\"";
        var line = Text(batch.Build());
        Read(batch.Build());
        return line[(line.IndexOf(lastOfMetadata, StringComparison.Ordinal) + lastOfMetadata.Length)..^"}\n".Length].TrimStart(',');
    }
}

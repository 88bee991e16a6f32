using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FlowHost.Control;

/// <summary>An answer that is one JSON object.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    /// <summary>Writes it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="members">Writes the object's members.</param>
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}

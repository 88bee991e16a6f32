using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlowHost.Plugins.Locking;

/// <summary>How a lock file is written and read: nothing in it may be there twice, or be something that is not understood.</summary>
[JsonSerializable(typeof(LockDocument))]
internal sealed partial class LockJson : JsonSerializerContext
{
    public static LockJson Strict { get; } = new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    });
}

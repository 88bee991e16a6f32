using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using YamlDotNet.Serialization;

namespace FlowHost.EndToEnd.Support;

/// <summary>What an editor does with the schema: reads YAML as JSON and checks it, with another implementation than the host's.</summary>
internal sealed class PipelineSchema(JsonSchema schema)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>The schema that the host writes.</summary>
    public static async Task<PipelineSchema> OfHostAsync()
    {
        var result = await Command.FlowHostAsync("schema");
        Assert.True(result.ExitCode == 0, result.ToString());
        return new PipelineSchema(await JsonSchema.FromJsonAsync(result.Output, TestContext.Current.CancellationToken));
    }

    /// <summary>What is wrong with a pipeline.</summary>
    public IReadOnlyCollection<ValidationError> Check(string yaml)
    {
        var json = JToken.FromObject(Yaml.Deserialize<object>(yaml)!);
        return [.. schema.Validate(json)];
    }
}

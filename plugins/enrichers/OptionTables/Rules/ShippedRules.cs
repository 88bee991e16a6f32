using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>The rules that come with the plugin: <c>rules.yaml</c> in its assembly.</summary>
internal static class ShippedRules
{
    public static List<RuleOptions> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rules.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithTypeMapping<IReadOnlyList<string>, List<string>>()
            .WithTypeMapping<IReadOnlyList<JoinOptions>, List<JoinOptions>>()
            .WithTypeMapping<IReadOnlyDictionary<string, string>, Dictionary<string, string>>()
            .Build()
            .Deserialize<List<RuleOptions>>(reader);
    }
}

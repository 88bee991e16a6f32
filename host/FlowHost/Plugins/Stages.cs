using FlowHost.Sdk;

namespace FlowHost.Plugins;

/// <summary>Which stage a class is for.</summary>
internal static class Stages
{
    private static readonly (Type Contract, PluginKind Kind)[] Contracts =
    [
        (typeof(IInput), PluginKind.Input),
        (typeof(IDecoder), PluginKind.Decoder),
        (typeof(IEnricher), PluginKind.Enricher),
        (typeof(IExporter), PluginKind.Exporter),
    ];

    /// <summary>The stage of the first contract that the type fulfils; unknown when it fulfils none.</summary>
    public static PluginKind KindOf(Type? type)
    {
        foreach (var (contract, kind) in Contracts)
        {
            if (contract.IsAssignableFrom(type))
            {
                return kind;
            }
        }
        return PluginKind.Unknown;
    }
}

using FlowHost.Exporters.Ndjson.Targets;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Ndjson;

/// <summary>Makes what all workers of one pipeline entry share: the target.</summary>
public sealed class NdjsonServices : IPluginServices
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var options = provider.GetRequiredService<NdjsonOptions>();
        return options.Path == NdjsonOptions.StandardOutput
            ? new StandardOutputTarget(options, StandardOutput.Open)
            : (LineTarget)new FileTarget(options, provider.GetRequiredService<PluginContext>(), provider.GetRequiredService<ILogger<FileTarget>>());
    });
}

using FlowHost.Enrichers.ViptelaTloc.Tunnels;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Enrichers.ViptelaTloc;

/// <summary>What the workers of one entry share: the tunnels.</summary>
public sealed class ViptelaTlocServices : IPluginServices
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<TunnelTable>();
}

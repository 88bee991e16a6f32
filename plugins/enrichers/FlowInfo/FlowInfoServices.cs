using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Enrichers.FlowInfo;

/// <summary>Makes what all workers of one pipeline entry share: the address translations.</summary>
public sealed class FlowInfoServices : IPluginServices
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<NatTable>();
}

using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Sdk;

/// <summary>
/// Registers a plugin's own services. Each pipeline entry gets a container of its own: a singleton lives as long as the entry
/// and is shared by its workers, a scoped service lives with one worker.
/// </summary>
/// <remarks>Needs a public constructor without parameters. The options object is registered already, under its own type.</remarks>
public interface IPluginServices
{
    /// <summary>Adds to a container that already holds the options, <see cref="PluginContext"/>, <see cref="ElementRegistry"/>, logging, <see cref="TimeProvider"/> and a <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    /// <param name="services">The entry's own collection; nothing of the host is reachable through it.</param>
    void ConfigureServices(IServiceCollection services);
}

using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Plugins;

/// <summary>A worker's own instance of a component, with the scope that its services live in.</summary>
/// <typeparam name="T">The stage's interface.</typeparam>
internal sealed class StageInstance<T>(T stage, AsyncServiceScope scope, PluginDisposal disposal) : IAsyncDisposable
    where T : class
{
    /// <summary>The plugin's object.</summary>
    public T Stage { get; } = stage;

    /// <summary>Disposes the plugin's object, then its scoped services. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        await disposal.DisposeAsync(Stage);
        await disposal.DisposeAsync(scope);
    }
}

using System.Diagnostics.Metrics;
using System.Runtime.Loader;
using FlowHost.Observability;
using FlowHost.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Plugins;

/// <summary>One entry of a pipeline, alive: its container and what it is called. Workers take their instances from it.</summary>
internal sealed class Component(ComponentDefinition definition, ServiceProvider services, BoundedLogger logger, Meter meter) : IAsyncDisposable
{
    private readonly PluginDisposal _disposal = new(definition, logger);

    /// <summary>What the pipeline says about it.</summary>
    public ComponentDefinition Definition { get; } = definition;

    /// <summary>Makes an instance for one worker, in a scope of its own.</summary>
    /// <exception cref="Configuration.PipelineException">The plugin's constructor, or that of a service it asks for, failed.</exception>
    public StageInstance<T> Create<T>()
        where T : class
    {
        var type = Definition.Plugin.Type;
        using var reflection = AssemblyLoadContext.EnterContextualReflection(type.Assembly);
        var scope = services.CreateAsyncScope();
        try
        {
            return new StageInstance<T>((T)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type), scope, _disposal);
        }
        catch (Exception exception)
        {
            // Before the constructor failed, services may have been made that can be disposed in no other way.
            _disposal.DisposeAsync(scope).AsTask().GetAwaiter().GetResult();
            throw ComponentFailure.Explain(Definition, exception);
        }
    }

    /// <summary>Disposes the singletons of the entry; dispose the instances first. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposal.DisposeAsync(services);
        meter.Dispose();
        logger.ReportSuppressed();
    }
}

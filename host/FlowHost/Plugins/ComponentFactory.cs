using System.Diagnostics.Metrics;
using System.Runtime.Loader;
using FlowHost.Observability;
using FlowHost.Pipelines;
using FlowHost.Pipelines.State;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowHost.Plugins;

/// <summary>Makes the components of one pipeline: each has a container of its own, in which nothing of the host can be reached.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="mode">How it is run.</param>
/// <param name="loggers">The host's.</param>
/// <param name="time">The clock.</param>
/// <param name="state">What they keep for after a restart, where <paramref name="mode"/> says that they do.</param>
internal sealed class ComponentFactory(
    PipelineDefinition pipeline, RunMode mode, ILoggerFactory loggers, TimeProvider time, PipelineState state)
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    /// <summary>Builds the container of an entry. Instances are made by <see cref="Component.Create{T}"/>, one per worker.</summary>
    /// <exception cref="Configuration.PipelineException">The plugin's services are incomplete, or registering them failed.</exception>
    public Component Create(ComponentDefinition definition)
    {
        var plugin = definition.Plugin;
        var factory = new PluginLoggerFactory(loggers, $"plugin/{pipeline.Name}/{definition.InstanceName}", time);
        var logger = factory.Logger;
        var meter = new Meter(
            "FlowHost.Plugin." + plugin.Id,
            version: null,
            tags: [new("pipeline", pipeline.Name), new("component", definition.InstanceName)]);
        using var reflection = AssemblyLoadContext.EnterContextualReflection(plugin.Type.Assembly);
        try
        {
            var services = new ServiceCollection();
            // Instances only: a container disposes what it made itself, and these outlive it.
            services.AddSingleton<ILoggerFactory>(factory);
            services.AddSingleton<ILogger>(logger);
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            services.AddSingleton(time);
            services.AddSingleton(pipeline.Elements);
            services.AddSingleton(meter);
            services.AddSingleton(ContextOf(definition));
            if (definition.Options is { } options)
            {
                services.AddSingleton(options.GetType(), options);
            }
            if (plugin.Services is { } type)
            {
                ((IPluginServices)Activator.CreateInstance(type)!).ConfigureServices(services);
            }
            return new Component(definition, services.BuildServiceProvider(Strict), logger, meter);
        }
        catch (Exception exception)
        {
            meter.Dispose();
            throw ComponentFailure.Explain(definition, exception);
        }
    }

    private PluginContext ContextOf(ComponentDefinition definition)
    {
        var directory = mode.StateDirectory is { } folder
            ? Path.Combine(Path.GetFullPath(folder), pipeline.Name, definition.Plugin.Kind.Word() + "-" + definition.InstanceName)
            : null;
        return new PluginContext
        {
            Id = definition.Plugin.Id,
            InstanceName = definition.InstanceName,
            PipelineName = pipeline.Name,
            PluginDirectory = definition.Plugin.Directory,
            PipelineDirectory = pipeline.Directory,
            OutputDirectory = Environment.CurrentDirectory,
            IsReplay = mode.IsCapture,
            StateDirectory = directory,
            State = directory is null ? null : state.Of(directory),
        };
    }
}

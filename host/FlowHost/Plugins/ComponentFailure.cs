using System.Reflection;
using FlowHost.Configuration;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Plugins;

/// <summary>Words for what a plugin's code threw while an entry was created.</summary>
internal static class ComponentFailure
{
    /// <summary>Names the plugin, the entry's line and the cause.</summary>
    public static PipelineException Explain(ComponentDefinition definition, Exception exception)
    {
        var plugin = definition.Plugin;
        var message = $"{plugin.Kind.Word()} '{plugin.Id}' could not be created: {Cause(Unwrap(exception))}";
        return new PipelineException(
            [new Diagnostic(Severity.Error, definition.Position, ErrorCodes.PluginFailed, message)], exception);
    }

    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static string Cause(Exception exception) => exception is PluginException ? exception.Message : LoadFailure.Explain(exception);
}

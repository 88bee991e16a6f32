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
        var message = $"{plugin.Kind.Word()} '{plugin.Id}' could not be created: {Cause(Unwrap(exception), plugin)}";
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

    private static string Cause(Exception exception, PluginType plugin) => exception switch
    {
        PluginException => exception.Message,
        FileNotFoundException { FileName: { } file } when file.Contains(", Version=", StringComparison.Ordinal) =>
            $"it needs {Assembly(file)}, which is not in {plugin.Directory}. "
            + "Build it with <EnableDynamicLoading>true</EnableDynamicLoading>, or copy the output of 'dotnet publish'.",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };

    private static string Assembly(string displayName)
    {
        var name = new AssemblyName(displayName);
        return $"{name.Name} {name.Version}";
    }
}

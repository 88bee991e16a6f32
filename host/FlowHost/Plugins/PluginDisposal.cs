using FlowHost.Pipelines;
using Microsoft.Extensions.Logging;

namespace FlowHost.Plugins;

/// <summary>Disposes what belongs to one entry of a pipeline. A failure is logged and stops nothing: the other entries are disposed too.</summary>
internal sealed class PluginDisposal(ComponentDefinition definition, ILogger logger)
{
    /// <summary>Disposes an object if it can be disposed. Never throws.</summary>
    public async ValueTask DisposeAsync(object target)
    {
        try
        {
            switch (target)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
        catch (Exception exception)
        {
            Log.DisposeFailed(logger, definition.Plugin.Kind.Word(), definition.InstanceName, exception.Message, exception);
        }
    }
}

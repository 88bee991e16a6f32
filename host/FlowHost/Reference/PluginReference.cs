using FlowHost.Commands;
using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Plugins;

namespace FlowHost.Reference;

/// <summary>What there is to say of a plugin.</summary>
/// <param name="Entry">Its row in the list of plugins.</param>
/// <param name="Options">Its options; none when it takes none.</param>
internal sealed record PluginReference(PluginEntry Entry, IReadOnlyList<OptionReference> Options)
{
    /// <summary>The name used in a pipeline.</summary>
    public string Id => Entry.Id!;

    /// <summary>Loads a plugin that the user named.</summary>
    /// <exception cref="UsageException">There is none of this id.</exception>
    /// <exception cref="PipelineException">It cannot be used.</exception>
    public static PluginReference Of(PluginCatalog catalog, string id)
    {
        try
        {
            var plugin = catalog.Load(id);
            return new PluginReference(
                catalog.Entries.First(entry => entry.Id == id && entry.Folder == plugin.Directory),
                plugin.Options is { } options ? OptionsReference.Of(options) : []);
        }
        catch (PluginRefusedException exception) when (exception.Code == ErrorCodes.UnknownPlugin)
        {
            throw new UsageException(exception.Message);
        }
        catch (PluginRefusedException exception)
        {
            throw Refused(exception.Code, exception.Message);
        }
        catch (OptionsClassException exception)
        {
            throw Refused(ErrorCodes.PluginFaulty, $"the options of the plugin '{id}' cannot be used, which is its fault: {exception.Message}");
        }
    }

    private static PipelineException Refused(int code, string message) => new([new Diagnostic(Severity.Error, SourcePosition.None, code, message)]);
}

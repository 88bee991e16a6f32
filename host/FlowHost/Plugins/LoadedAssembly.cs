using System.Reflection;
using FlowHost.Configuration;
using FlowHost.Plugins.Metadata;
using FlowHost.Sdk;

namespace FlowHost.Plugins;

/// <summary>What an assembly that has been loaded declares.</summary>
/// <param name="Plugins">Its plugins.</param>
/// <param name="Rules">The classes of its rules for <c>inspect</c>.</param>
internal sealed record LoadedAssembly(IReadOnlyList<PluginType> Plugins, IReadOnlyList<Type> Rules)
{
    /// <summary>Loads an assembly that passed the preflight, and reads its declarations.</summary>
    /// <exception cref="PluginRefusedException">It cannot be loaded, or a declaration contradicts the contract.</exception>
    public static LoadedAssembly Load(PluginManifest manifest)
    {
        var folder = Path.GetDirectoryName(manifest.File)!;
        try
        {
            var assembly = PluginHost.Load(manifest.File);
            PluginType[] plugins = [.. assembly.GetCustomAttributes<FlowPluginAttribute>().Select(declared => Check(declared, folder))];
            Type[] rules = [.. assembly.GetCustomAttributes<InspectionRuleAttribute>().Select(declared => Check(declared.Type))];
            if (PluginHost.PrivateCopy(assembly) is { } copy)
            {
                throw Refuse(manifest, $"it loaded a copy of {copy} of its own; remove that file from its folder");
            }
            return new LoadedAssembly(plugins, rules);
        }
        catch (Exception exception) when (exception is not PluginRefusedException)
        {
            throw Refuse(manifest, LoadFailure.Explain(exception));
        }
    }

    private static PluginRefusedException Refuse(PluginManifest manifest, string reason) =>
        new(ErrorCodes.PluginRefused, $"the plugin in {Path.GetDirectoryName(manifest.File)} cannot be loaded: {reason}");

    private static PluginType Check(FlowPluginAttribute declared, string folder)
    {
        var kind = Stages.KindOf(declared.Type);
        if (kind == PluginKind.Unknown)
        {
            throw Faulty(declared, $"{declared.Type} implements none of IInput, IDecoder, IEnricher and IExporter");
        }
        if (declared.Type.IsAbstract || declared.Type.IsGenericTypeDefinition || declared.Type.GetConstructors().Length == 0)
        {
            throw Faulty(declared, $"{declared.Type} must be a class that can be created: not abstract or generic, with a public constructor");
        }
        if (declared.Services is { } services && (!typeof(IPluginServices).IsAssignableFrom(services) || services.GetConstructor(Type.EmptyTypes) is null))
        {
            throw Faulty(declared, $"{services} must implement IPluginServices and have a public constructor without parameters");
        }
        return new PluginType(declared.Id, kind, declared.Type, declared.Options, declared.Services, folder);
    }

    private static Type Check(Type rule) => !rule.IsAbstract && typeof(IInspectionRule).IsAssignableFrom(rule) && rule.GetConstructor(Type.EmptyTypes) is not null
        ? rule
        : throw new PluginRefusedException(
            ErrorCodes.PluginFaulty, $"the rule {rule} is faulty: it must implement IInspectionRule and have a public constructor without parameters");

    private static PluginRefusedException Faulty(FlowPluginAttribute declared, string reason) =>
        new(ErrorCodes.PluginFaulty, $"the plugin '{declared.Id}' is faulty: {reason}");
}

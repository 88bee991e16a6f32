namespace FlowHost.Sdk;

/// <summary>
/// Declares one plugin of an assembly. The host finds it by reading metadata, before any code of the plugin runs;
/// an assembly may declare several.
/// </summary>
/// <param name="id">The name used in a pipeline: letters, digits and hyphens, for example <c>geo</c>.</param>
/// <param name="type">
/// The class that does the work. The stage follows from the interface it implements:
/// <see cref="IInput"/>, <see cref="IDecoder"/>, <see cref="IEnricher"/> or <see cref="IExporter"/>.
/// </param>
/// <example><code>[assembly: FlowPlugin("geo", typeof(GeoEnricher), Options = typeof(GeoOptions))]</code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FlowPluginAttribute(string id, Type type) : Attribute
{
    /// <summary>The name used in a pipeline.</summary>
    public string Id { get; } = id;

    /// <summary>The class that does the work; made once per pipeline entry and worker, with its constructor's services injected.</summary>
    public Type Type { get; } = type;

    /// <summary>
    /// A plain class with defaults and DataAnnotations that the entry's keys are bound to; ask for it in the constructor.
    /// Null: the plugin takes no options.
    /// </summary>
    public Type? Options { get; set; }

    /// <summary>A class that implements <see cref="IPluginServices"/> and registers what the plugin's constructors ask for. Null: nothing.</summary>
    public Type? Services { get; set; }

    /// <summary>One line for <c>flowhost plugins list</c>.</summary>
    public string Description { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;

namespace FlowHost.Configuration.Keys;

/// <summary>The keys that every entry of a stage has beside its plugin's options. An entry without any may be written as the id alone.</summary>
internal class EntryKeys
{
    /// <summary>The plugin's id: <c>flowhost plugins list</c> names them.</summary>
    [Required]
    public string Use { get; set; } = "";

    /// <summary>The entry's own name, in logs and counters; entries of one plugin need different ones to be told apart.</summary>
    /// <value>The default value is the plugin's id, with a number where that is taken.</value>
    public string? Name { get; set; }

    /// <summary>False leaves the entry out.</summary>
    /// <value>The default value is true.</value>
    public bool Enabled { get; set; } = true;
}

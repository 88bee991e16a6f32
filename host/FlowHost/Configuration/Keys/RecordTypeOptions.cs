using System.ComponentModel.DataAnnotations;

namespace FlowHost.Configuration.Keys;

/// <summary>A rule that names a record type by the elements that its records hold.</summary>
internal sealed class RecordTypeOptions
{
    /// <summary>The record type: letters, digits and hyphens. May be a built-in one, to which the rule then adds.</summary>
    [Required]
    public string Type { get; set; } = "";

    /// <summary>The elements that a record must hold, all of them, by name or as <c>enterprise:id</c>.</summary>
    [Required]
    [MinLength(1)]
    public List<string> All { get; set; } = [];

    /// <summary>Elements of which it may hold none.</summary>
    public List<string> None { get; set; } = [];

    /// <summary>True: the rule is for records of options templates; false: for records of ordinary ones.</summary>
    /// <value>The default value is false.</value>
    public bool Options { get; set; }
}

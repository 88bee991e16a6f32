using System.ComponentModel.DataAnnotations;

namespace FlowHost.Fuzz.Configuration;

/// <summary>Options inside a list.</summary>
internal sealed class FuzzRule
{
    [Required, RegularExpression("^[a-z]{1,8}$")]
    public string Name { get; set; } = "rule";
}

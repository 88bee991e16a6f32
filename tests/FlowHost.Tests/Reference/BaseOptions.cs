using System.ComponentModel.DataAnnotations;

namespace FlowHost.Tests.Reference;

/// <summary>What the options below have in common.</summary>
public class BaseOptions
{
    /// <summary>Comes first.</summary>
    [Range(1, 9)]
    public int Level { get; set; } = 3;
}

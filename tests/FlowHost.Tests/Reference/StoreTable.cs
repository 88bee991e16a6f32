using FlowHost.Sdk;

namespace FlowHost.Tests.Reference;

/// <summary>A class in a class, which may hold itself.</summary>
public sealed class StoreTable
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "t";

    [ByteSize]
    public IReadOnlyList<int> Sizes { get; set; } = [];

    public StoreTable? Inner { get; set; }
}

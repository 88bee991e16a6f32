namespace FlowHost.Plugins.Tests.Support;

/// <summary>Tests that measure the whole process: no other runs at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

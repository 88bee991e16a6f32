namespace FlowHost.Tests.Support;

/// <summary>Never made: configuration does not create stages.</summary>
internal sealed class FakeStage;

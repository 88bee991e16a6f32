namespace FlowHost.Sdk;

/// <summary>Something that a rule read from what a device sends, and that is neither good nor bad.</summary>
/// <param name="Topic">What it is about: facts of one topic stand together. <c>Sampling</c>, <c>Time-outs</c>, <c>Option tables</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record Fact(string Topic, string Text);

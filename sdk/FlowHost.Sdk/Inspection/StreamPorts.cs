namespace FlowHost.Sdk;

/// <summary>The ports of a stream of datagrams.</summary>
/// <param name="Source">The device's port; 0 where it does not count.</param>
/// <param name="Listen">The port that it sent to; 0 where it does not count.</param>
public readonly record struct StreamPorts(ushort Source, ushort Listen);

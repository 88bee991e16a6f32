namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>How long what may take.</summary>
internal sealed record Timeouts(TimeSpan Idle, TimeSpan First, TimeSpan Message);

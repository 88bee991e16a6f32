namespace FlowHost.Control.Client;

/// <summary>A running host does not answer, or not as asked. The message is for people.</summary>
internal sealed class ControlException(string message) : Exception(message);

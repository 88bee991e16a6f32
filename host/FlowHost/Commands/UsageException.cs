namespace FlowHost.Commands;

/// <summary>A command line that can be parsed but not carried out; the message is for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);

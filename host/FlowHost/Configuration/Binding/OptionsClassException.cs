namespace FlowHost.Configuration.Binding;

/// <summary>A plugin's options class that options cannot be bound to: the plugin's fault, not the user's.</summary>
internal sealed class OptionsClassException(string message) : Exception(message);

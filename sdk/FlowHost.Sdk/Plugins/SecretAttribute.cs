namespace FlowHost.Sdk;

/// <summary>
/// Marks an option that holds a secret: a password, a token, an API key. The host shows <c>***</c> in its place wherever it shows a
/// pipeline, and never quotes it in a message. The plugin must do the same, in what <see cref="IValidatableOptions"/> says above all.
/// </summary>
/// <remarks>A list, a dictionary or a nested class that is marked is secret with all that is in it.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

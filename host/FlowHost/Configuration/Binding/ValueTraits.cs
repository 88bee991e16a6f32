namespace FlowHost.Configuration.Binding;

/// <summary>What a member's attributes say of the values in it, at whatever depth they lie.</summary>
/// <param name="IsByteSize">Units of octets are allowed.</param>
/// <param name="IsSecret">They must not be shown.</param>
internal readonly record struct ValueTraits(bool IsByteSize = false, bool IsSecret = false);

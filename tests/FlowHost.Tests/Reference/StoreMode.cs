namespace FlowHost.Tests.Reference;

/// <summary>How to store.</summary>
public enum StoreMode
{
    /// <summary>As it comes, up to <see cref="BaseOptions.Level"/>.</summary>
    AsIs,

    /// <summary>Sorted.</summary>
    Sorted,
}

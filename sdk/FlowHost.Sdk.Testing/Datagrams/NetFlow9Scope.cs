namespace FlowHost.Sdk.Testing;

/// <summary>The scope types of NetFlow v9 options templates (RFC 3954 section 6.1): numbers of their own, not elements.</summary>
public static class NetFlow9Scope
{
    /// <summary>Type 1: the whole device.</summary>
    public static WireField System(int length = 4) => new(0, 1, length);

    /// <summary>Type 2: an interface.</summary>
    public static WireField Interface(int length = 4) => new(0, 2, length);

    /// <summary>Type 3: a line card.</summary>
    public static WireField LineCard(int length = 4) => new(0, 3, length);

    /// <summary>Type 4: a flow cache.</summary>
    public static WireField Cache(int length = 4) => new(0, 4, length);

    /// <summary>Type 5: a template.</summary>
    public static WireField Template(int length = 2) => new(0, 5, length);
}

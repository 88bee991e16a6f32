using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// A device that sends flow records (RFC 7011: Exporter). One object per address, the same for as long as the host knows it: addresses that
/// are not known for long make room for others.
/// </summary>
public sealed class Agent
{
    // Made on first use: a forged sender never needs them.
    private string? _addressText;
    private byte[]? _utf8;
    private readonly byte[] _nameUtf8;

    internal Agent(int index, UInt128 address, string? name = null, TemplateKeyPolicy templateKey = TemplateKeyPolicy.Auto, int? sampling = null)
    {
        Index = index;
        Address = address;
        Name = name;
        TemplateKey = templateKey;
        Sampling = sampling;
        _nameUtf8 = name is null ? [] : Encoding.UTF8.GetBytes(name);
    }

    /// <summary>A small number, unique among the agents that the host knows: an index for state per agent (see <see cref="AgentMap{T}"/>).</summary>
    public int Index { get; }

    /// <summary>The address, IPv4 as <c>::ffff:a.b.c.d</c>.</summary>
    public UInt128 Address { get; }

    /// <summary>The address as text (RFC 5952; IPv4 in dotted decimal): the metadata <c>AgentID</c>.</summary>
    public string AddressText => _addressText ??= IpAddress.Format(Address);

    /// <summary>The address as UTF-8 text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8 ??= Encoding.UTF8.GetBytes(AddressText);

    /// <summary>What the pipeline calls the device (<c>agents: name</c>): the metadata <c>AgentName</c>; null when it has no name.</summary>
    public string? Name { get; }

    /// <summary>The name as UTF-8 text; empty when it has none.</summary>
    public ReadOnlySpan<byte> NameUtf8 => _nameUtf8;

    /// <summary>What its templates belong to (<c>agents: templateKey</c>); for decoders.</summary>
    public TemplateKeyPolicy TemplateKey { get; }

    /// <summary>
    /// The device samples one packet in so many, says the pipeline (<c>agents: sampling</c>); null: what the device says counts. For
    /// enrichers that scale counters.
    /// </summary>
    public int? Sampling { get; }

    /// <summary>
    /// Whether the device is known well enough to get its whole share of memory: it has sent records for a while, did so before a restart, or
    /// the pipeline names it. Until then it may be a forged source address, of which there can be millions.
    /// </summary>
    public bool IsEstablished { get; internal set; }

    /// <summary>The name, else the address.</summary>
    public override string ToString() => Name ?? AddressText;
}

using System.Text;

namespace FlowHost.Sdk;

/// <summary>A device that sends flow records (RFC 7011: Exporter). One object per address, the same for as long as the host knows it.</summary>
public sealed class Agent
{
    private readonly byte[] _utf8;
    private readonly byte[] _nameUtf8;

    internal Agent(int index, UInt128 address, string? name = null, TemplateKeyPolicy templateKey = TemplateKeyPolicy.Auto, int? sampling = null)
    {
        Index = index;
        Address = address;
        AddressText = IpAddress.Format(address);
        Name = name;
        TemplateKey = templateKey;
        Sampling = sampling;
        _utf8 = Encoding.UTF8.GetBytes(AddressText);
        _nameUtf8 = Encoding.UTF8.GetBytes(name ?? "");
    }

    /// <summary>A small number, unique in the process: an index for state per agent (see <see cref="AgentMap{T}"/>).</summary>
    public int Index { get; }

    /// <summary>The address, IPv4 as <c>::ffff:a.b.c.d</c>.</summary>
    public UInt128 Address { get; }

    /// <summary>The address as text (RFC 5952; IPv4 in dotted decimal): the metadata <c>AgentID</c>.</summary>
    public string AddressText { get; }

    /// <summary>The address as UTF-8 text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

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

    /// <summary>The name, else the address.</summary>
    public override string ToString() => Name ?? AddressText;
}

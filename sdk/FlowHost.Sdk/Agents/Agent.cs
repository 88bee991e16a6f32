using System.Text;

namespace FlowHost.Sdk;

/// <summary>A device that sends flow records (RFC 7011: Exporter). One object per address, the same for as long as the host knows it.</summary>
public sealed class Agent
{
    private readonly byte[] _utf8;

    internal Agent(int index, UInt128 address)
    {
        Index = index;
        Address = address;
        Name = IpAddress.Format(address);
        _utf8 = Encoding.UTF8.GetBytes(Name);
    }

    /// <summary>A small number, unique in the process: an index for state per agent (see <see cref="AgentMap{T}"/>).</summary>
    public int Index { get; }

    /// <summary>The address, IPv4 as <c>::ffff:a.b.c.d</c>.</summary>
    public UInt128 Address { get; }

    /// <summary>The address as text (RFC 5952; IPv4 in dotted decimal).</summary>
    public string Name { get; }

    /// <summary>The address as UTF-8 text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The address as text.</summary>
    public override string ToString() => Name;
}

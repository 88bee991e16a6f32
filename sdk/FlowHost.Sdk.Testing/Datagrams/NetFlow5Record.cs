using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>One flow of a NetFlow v5 datagram: 48 octets, always the same fields.</summary>
public sealed record NetFlow5Record
{
    /// <summary>Source IPv4 address.</summary>
    public IPAddress SourceAddress { get; init; } = IPAddress.Any;

    /// <summary>Destination IPv4 address.</summary>
    public IPAddress DestinationAddress { get; init; } = IPAddress.Any;

    /// <summary>IPv4 address of the next hop.</summary>
    public IPAddress NextHop { get; init; } = IPAddress.Any;

    /// <summary>ifIndex of the input interface.</summary>
    public ushort InputInterface { get; init; }

    /// <summary>ifIndex of the output interface.</summary>
    public ushort OutputInterface { get; init; }

    /// <summary>Packets of the flow.</summary>
    public uint Packets { get; init; }

    /// <summary>Layer 3 octets of the flow.</summary>
    public uint Octets { get; init; }

    /// <summary>SysUpTime of the first packet, in milliseconds.</summary>
    public uint First { get; init; }

    /// <summary>SysUpTime of the last packet, in milliseconds.</summary>
    public uint Last { get; init; }

    /// <summary>Source port.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>Destination port; type and code of ICMP.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>All TCP flags seen.</summary>
    public byte TcpFlags { get; init; }

    /// <summary>IP protocol.</summary>
    public byte Protocol { get; init; }

    /// <summary>IP type of service.</summary>
    public byte TypeOfService { get; init; }

    /// <summary>Source autonomous system.</summary>
    public ushort SourceAs { get; init; }

    /// <summary>Destination autonomous system.</summary>
    public ushort DestinationAs { get; init; }

    /// <summary>Prefix length of the source's route.</summary>
    public byte SourceMask { get; init; }

    /// <summary>Prefix length of the destination's route.</summary>
    public byte DestinationMask { get; init; }

    // Cisco, "NetFlow Export Datagram Format", table B-4: two fields of padding, after the ports and at the end.
    internal void Write(OctetWriter output)
    {
        WriteAddress(output, SourceAddress);
        WriteAddress(output, DestinationAddress);
        WriteAddress(output, NextHop);
        output.UInt16(InputInterface);
        output.UInt16(OutputInterface);
        output.UInt32(Packets);
        output.UInt32(Octets);
        output.UInt32(First);
        output.UInt32(Last);
        output.UInt16(SourcePort);
        output.UInt16(DestinationPort);
        output.UInt8(0);
        output.UInt8(TcpFlags);
        output.UInt8(Protocol);
        output.UInt8(TypeOfService);
        output.UInt16(SourceAs);
        output.UInt16(DestinationAs);
        output.UInt8(SourceMask);
        output.UInt8(DestinationMask);
        output.UInt16(0);
    }

    private static void WriteAddress(OctetWriter output, IPAddress address)
    {
        var octets = address.GetAddressBytes();
        if (octets.Length != 4)
        {
            throw new InvalidOperationException($"NetFlow v5 carries IPv4 addresses alone: {address} does not fit.");
        }

        output.Octets(octets);
    }
}

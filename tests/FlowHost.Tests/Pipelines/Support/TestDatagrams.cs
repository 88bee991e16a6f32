using System.Buffers.Binary;
using System.Text;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>Datagrams of a protocol made up for tests: the octet 0xF0, then sections of a kind, a length and records.</summary>
internal static class TestDatagrams
{
    public const byte Version = 0xF0;
    public const byte FlowKind = 1;
    public const byte InterfaceKind = 2;
    public const byte FaultKind = 3;
    public const byte HeldFaultKind = 4;

    /// <summary>A section on which the decoder throws.</summary>
    public static byte[] Fault { get; } = [FaultKind, 0, 0];

    /// <summary>A section that is held, and one that lets it go on: the decoder throws there.</summary>
    public static byte[] HeldFault { get; } = [HeldFaultKind, 0, 0];

    public static byte[] Datagram(params byte[][] sections) => [Version, .. sections.SelectMany(section => section)];

    /// <summary>Flows of an interface; their octets are 1, 2, 3 ….</summary>
    public static byte[] Flows(uint ingressInterface, int count = 1)
    {
        var records = new byte[count * 8];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(records.AsSpan(i * 8), ingressInterface);
            BinaryPrimitives.WriteUInt32BigEndian(records.AsSpan((i * 8) + 4), (uint)i + 1);
        }
        return Section(FlowKind, records);
    }

    /// <summary>A record of an option table: the name of an interface, at most 8 octets.</summary>
    public static byte[] Interface(uint index, string name)
    {
        var record = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(record, index);
        Encoding.ASCII.GetBytes(name, record.AsSpan(4));
        return Section(InterfaceKind, record);
    }

    private static byte[] Section(byte kind, byte[] records) => [kind, (byte)(records.Length >> 8), (byte)records.Length, .. records];
}

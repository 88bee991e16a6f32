using System.Buffers.Binary;

namespace FlowHost.Plugins.Tests.Inputs.Tcp.Support;

/// <summary>IPFIX messages by hand, RFC 7011 section 3.1: version, length, export time, sequence number, domain, and then whatever it may be.</summary>
internal static class TestMessages
{
    public static byte[] Message(uint sequence, int length = 16)
    {
        var message = new byte[length];
        BinaryPrimitives.WriteUInt16BigEndian(message, 10);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), sequence);
        message.AsSpan(16).Fill((byte)sequence);
        return message;
    }

    public static byte[] Join(params byte[][] messages) => [.. messages.SelectMany(message => message)];

    public static string[] Hex(params byte[][] messages) => [.. messages.Select(Convert.ToHexString)];
}

using System.Buffers.Binary;
using System.IO.Hashing;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>What a query and its response have in common, as one number: the flow of both directions, the transaction and the name.</summary>
internal sealed class ExchangeKey
{
    private readonly XxHash128 _hash = new();

    /// <summary>Hashes.</summary>
    /// <param name="flow">Both ends, the same for both directions.</param>
    /// <param name="transaction">The id of the message.</param>
    /// <param name="name">The name in the question, as sent; upper and lower case are the same (RFC 4343).</param>
    public UInt128 Of(ReadOnlySpan<byte> flow, ushort transaction, ReadOnlySpan<byte> name)
    {
        Span<byte> room = stackalloc byte[sizeof(ushort) + 256];
        BinaryPrimitives.WriteUInt16BigEndian(room, transaction);
        var lower = room.Slice(sizeof(ushort), Math.Min(name.Length, 256));
        for (var index = 0; index < lower.Length; index++)
        {
            lower[index] = name[index] is >= (byte)'A' and <= (byte)'Z' and var upper ? (byte)(upper | 0x20) : name[index];
        }
        _hash.Reset();
        _hash.Append(room[..(sizeof(ushort) + lower.Length)]);
        _hash.Append(flow);
        return _hash.GetCurrentHashAsUInt128();
    }
}

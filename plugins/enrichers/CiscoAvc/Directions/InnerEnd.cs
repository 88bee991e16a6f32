using System.Numerics;
using System.Runtime.InteropServices;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Which end of a conversation is on the inner side of the device, the LAN: a mask, so that values are chosen without a branch.</summary>
internal static class InnerEnd
{
    public const ulong Client = 0;
    public const ulong Server = ulong.MaxValue;

    /// <summary>The record does not tell.</summary>
    public const ulong Unknown = 1;

    /// <summary>Gives the values of client and server to inside and outside, where no end is unknown.</summary>
    public static void Split(ReadOnlySpan<ulong> ends, ReadOnlySpan<ulong> client, ReadOnlySpan<ulong> server, Span<ulong> inner, Span<ulong> outer)
    {
        var row = 0;
        for (; row <= ends.Length - Vector<ulong>.Count; row += Vector<ulong>.Count)
        {
            var end = new Vector<ulong>(ends[row..]);
            var ofClient = new Vector<ulong>(client[row..]);
            var ofServer = new Vector<ulong>(server[row..]);
            Vector.ConditionalSelect(end, ofServer, ofClient).CopyTo(inner[row..]);
            Vector.ConditionalSelect(end, ofClient, ofServer).CopyTo(outer[row..]);
        }
        for (; row < ends.Length; row++)
        {
            var (ofClient, ofServer) = (client[row], server[row]);
            inner[row] = ends[row] == Server ? ofServer : ofClient;
            outer[row] = ends[row] == Server ? ofClient : ofServer;
        }
    }

    /// <inheritdoc cref="Split(ReadOnlySpan{ulong}, ReadOnlySpan{ulong}, ReadOnlySpan{ulong}, Span{ulong}, Span{ulong})"/>
    public static void Split(ReadOnlySpan<ulong> ends, ReadOnlySpan<double> client, ReadOnlySpan<double> server, Span<double> inner, Span<double> outer) => Split(
        ends,
        MemoryMarshal.Cast<double, ulong>(client),
        MemoryMarshal.Cast<double, ulong>(server),
        MemoryMarshal.Cast<double, ulong>(inner),
        MemoryMarshal.Cast<double, ulong>(outer));
}

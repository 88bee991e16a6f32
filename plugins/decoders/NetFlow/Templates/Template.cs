using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>A template as a device sent it, and how to decode with it.</summary>
/// <param name="Wire">Its octets: an identical one costs a comparison.</param>
/// <param name="IsOptions">Whether it is an options template.</param>
/// <param name="Plan">The compiled form; null when the template was refused, which need not be found out again: its data has no template.</param>
internal sealed record Template(byte[] Wire, bool IsOptions, TemplatePlan? Plan)
{
    // The objects around the octets, and the steps of the plan, which take four times the octets.
    private const int Overhead = 256;
    private const int SizeOfOctet = 5;

    /// <summary>Roughly the memory that a template of so many octets takes.</summary>
    public static int SizeOf(int octets) => Overhead + (octets * SizeOfOctet);

    public bool IsSame(ReadOnlySpan<byte> wire, bool isOptions) => IsOptions == isOptions && wire.SequenceEqual(Wire);
}

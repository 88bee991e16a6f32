using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>A template as a device sent it, and how to decode with it.</summary>
/// <param name="wire">Its octets: an identical one costs a comparison.</param>
/// <param name="isOptions">Whether it is an options template.</param>
internal sealed class Template(byte[] wire, bool isOptions)
{
    // The objects around the octets, and the steps of the plan, which take four times the octets.
    private const int Overhead = 320;
    private const int SizeOfOctet = 5;

    public byte[] Wire { get; } = wire;

    public bool IsOptions { get; } = isOptions;

    /// <summary>The compiled form; null when the template was refused, which need not be found out again: its data has no template.</summary>
    public TemplatePlan? Plan { get; set; }

    /// <summary>More than 0 when it was refused only because its agent had no room for so many fields: it is tried again when there is.</summary>
    public int PostponedFields { get; set; }

    /// <summary>Roughly the memory that a template of so many octets takes.</summary>
    public static int SizeOf(int octets) => Overhead + (octets * SizeOfOctet);

    public bool IsSame(ReadOnlySpan<byte> wire, bool isOptions) => IsOptions == isOptions && wire.SequenceEqual(Wire);
}

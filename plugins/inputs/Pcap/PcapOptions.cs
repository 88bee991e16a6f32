using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap;

/// <summary>The options of the <c>pcap</c> input.</summary>
public sealed class PcapOptions : IValidatableOptions
{
    /// <summary>The value of <see cref="Path"/> that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// The capture, relative to the pipeline's file: pcap or pcapng, plain or gzip. The file name may hold <c>*</c> and <c>?</c>:
    /// all files that match are played, in the ordinal order of their names. <c>-</c> is standard input, not compressed.
    /// </summary>
    /// <value>There is no default.</value>
    /// <example>captures/*.pcap</example>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>How fast the capture is played.</summary>
    /// <value>The default value is <see cref="PcapPacing.None"/>: as fast as the pipeline takes it.</value>
    public PcapPacing Pacing { get; set; } = PcapPacing.None;

    /// <summary>With <see cref="PcapPacing.Original"/>, how many times faster than captured: 2 halves every wait.</summary>
    /// <value>The default value is 1.</value>
    [Range(0.001, 1_000_000)]
    public double Speed { get; set; } = 1;

    /// <summary>How many times the capture is played; 0 plays it until the host stops. Time stamps are those of the capture each time.</summary>
    /// <value>The default value is 1.</value>
    [Range(0, int.MaxValue)]
    public int Loops { get; set; } = 1;

    /// <summary>
    /// The UDP destination ports whose datagrams are taken. Only a capture with much other UDP traffic needs it: what is no
    /// flow protocol is refused by the decoders and counted there.
    /// </summary>
    /// <value>The default value is an empty list: every UDP datagram is taken.</value>
    /// <example>[2055, 4739]</example>
    public IReadOnlyList<ushort> Ports { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Path == StandardInput && Loops != 1)
        {
            yield return (nameof(Loops), "Standard input can be played once: leave loops out, or name a file.");
        }
    }
}

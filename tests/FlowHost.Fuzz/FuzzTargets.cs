using FlowHost.Decoders.NetFlow;
using FlowHost.Fuzz.Captures;
using FlowHost.Fuzz.Configuration;
using FlowHost.Fuzz.Decoding;
using FlowHost.Fuzz.Streams;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Fuzz;

/// <summary>The targets by name. A new one is a class and a line here.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Func<IFuzzTarget>> All { get; } = new SortedDictionary<string, Func<IFuzzTarget>>(StringComparer.Ordinal)
    {
        ["netflow5"] = () => new DatagramTarget(new NetFlow5Decoder(), new NetFlow5Ledger()),
        ["netflow9"] = () => new DatagramTarget(new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance), new NetFlow9Ledger()),
        ["ipfix"] = () => new DatagramTarget(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance), new IpfixLedger()),
        ["pcap"] = () => new PcapTarget(),
        ["tcp"] = () => new TcpTarget(),
        ["yaml"] = () => new YamlTarget(),
        ["elements"] = () => new ElementsTarget(),
    };
}

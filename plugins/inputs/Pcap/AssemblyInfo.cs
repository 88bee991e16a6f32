using System.Runtime.CompilerServices;
using FlowHost.Inputs.Pcap;
using FlowHost.Sdk;

[assembly: FlowPlugin("pcap", typeof(PcapInput), Options = typeof(PcapOptions),
    Description = "Plays the UDP datagrams of capture files: pcap and pcapng, plain or gzip, or standard input.")]
[assembly: InternalsVisibleTo("FlowHost.Fuzz")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]

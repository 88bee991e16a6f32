using System.Runtime.CompilerServices;
using FlowHost.Inputs.Udp;
using FlowHost.Sdk;

[assembly: FlowPlugin("udp", typeof(UdpInput), Options = typeof(UdpOptions),
    Description = "NetFlow and IPFIX datagrams from UDP sockets, IPv4 and IPv6.")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]

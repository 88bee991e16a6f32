using System.Runtime.CompilerServices;
using FlowHost.Inputs.Tcp;
using FlowHost.Sdk;

[assembly: FlowPlugin("tcp", typeof(TcpInput), Options = typeof(TcpOptions),
    Description = "IPFIX messages from TCP connections, with or without TLS, IPv4 and IPv6.")]
[assembly: InternalsVisibleTo("FlowHost.Fuzz")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]

using System.Runtime.CompilerServices;
using FlowHost.Inputs.IpfixFile;
using FlowHost.Sdk;

[assembly: FlowPlugin("ipfix-file", typeof(IpfixFileInput), Options = typeof(IpfixFileOptions),
    Description = "Reads files of IPFIX messages (RFC 5655).")]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]

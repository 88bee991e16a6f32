using System.Net;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Support;

/// <summary>A datagram as it reached the worker, copied out of the input's buffer.</summary>
internal sealed record ReceivedDatagram(byte[] Payload, IPAddress Agent, int SourcePort, int ListenPort, long ReceiveTime, Transport Transport);

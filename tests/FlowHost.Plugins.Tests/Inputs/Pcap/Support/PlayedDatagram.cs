namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>A datagram as it reached the worker; the payload in hexadecimal digits, so that two are compared by value and a difference shows.</summary>
internal sealed record PlayedDatagram(string Payload, string Agent, int SourcePort, int ListenPort, long Time);

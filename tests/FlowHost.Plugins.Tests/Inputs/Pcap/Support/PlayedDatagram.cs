namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>A datagram as it reached the worker.</summary>
/// <param name="Payload">In hexadecimal digits, so that two are compared by value and a difference shows.</param>
internal sealed record PlayedDatagram(string Payload, string Agent, int SourcePort, int ListenPort, long Time);

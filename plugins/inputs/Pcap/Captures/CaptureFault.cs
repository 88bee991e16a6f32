using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>Why a capture could not be read to its end.</summary>
/// <param name="Reason">How the packet that could not be read is counted.</param>
/// <param name="Text">For the user: a whole sentence.</param>
internal sealed record CaptureFault(DropReason Reason, string Text);

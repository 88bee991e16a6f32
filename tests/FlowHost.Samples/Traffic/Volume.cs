namespace FlowHost.Samples.Traffic;

/// <summary>What one end sent: packets, and their octets from the IP header on.</summary>
internal readonly record struct Volume(uint Packets, uint Octets);

namespace FlowHost.Sdk;

/// <summary>Where records came from: what every record of one set has in common.</summary>
/// <param name="Agent">The device.</param>
/// <param name="Version">5, 9 or 10: the first field of the header.</param>
/// <param name="Domain">Observation domain (RFC 7011 section 3.1), source id in v9, engine type and id in v5.</param>
/// <param name="SetId">The template id; 0 in v5.</param>
/// <param name="ExportTime">The header's time: nanoseconds since 1970-01-01 UTC.</param>
/// <param name="ReceiveTime">When the datagram was received: nanoseconds since 1970-01-01 UTC.</param>
/// <param name="SysUpTime">Milliseconds since the device started, from v5 and v9 headers; 0 in IPFIX.</param>
public readonly record struct RecordSource(
    Agent Agent, byte Version, uint Domain, ushort SetId, long ExportTime, long ReceiveTime, uint SysUpTime);

namespace FlowHost.Enrichers.ViptelaTloc.Tunnels;

/// <summary>A tunnel: devices number them for themselves.</summary>
internal readonly record struct TunnelKey(UInt128 Agent, ulong Session);

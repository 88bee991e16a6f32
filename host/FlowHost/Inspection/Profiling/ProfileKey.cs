using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>What a layout belongs to, within an agent: a template that was redefined has several.</summary>
internal readonly record struct ProfileKey(byte Version, uint Domain, ushort Id, FlowSchema Schema);

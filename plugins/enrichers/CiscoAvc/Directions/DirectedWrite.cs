using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Writes fields of a batch by direction.</summary>
/// <typeparam name="T">How the direction of a row is told.</typeparam>
/// <param name="batch">The batch.</param>
/// <param name="directions">Its directions, a row each.</param>
internal delegate void DirectedWrite<T>(FlowBatch batch, ReadOnlySpan<T> directions);

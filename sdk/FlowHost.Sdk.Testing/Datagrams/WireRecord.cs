namespace FlowHost.Sdk.Testing;

/// <summary>
/// One encoded record. <see cref="WireTemplate.Record"/> makes well-formed ones; construct it from octets to say something that no
/// template would.
/// </summary>
/// <param name="TemplateId">The template that describes it.</param>
/// <param name="Octets">The record as it goes on the wire.</param>
public readonly record struct WireRecord(ushort TemplateId, ReadOnlyMemory<byte> Octets);

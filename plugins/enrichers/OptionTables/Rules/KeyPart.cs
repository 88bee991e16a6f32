using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>One element of a key.</summary>
/// <param name="Elements">What it may be; the first that a template has is taken.</param>
/// <param name="Bits">How many low bits count; 64: all.</param>
internal sealed record KeyPart(IReadOnlyList<Element> Elements, int Bits)
{
    public ulong Mask => Bits >= 64 ? ulong.MaxValue : (1UL << Bits) - 1;

    public bool IsAddress => Elements[0].Kind == FieldKind.UInt128;
}

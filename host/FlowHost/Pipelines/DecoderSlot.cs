using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A worker's instance of a decoder, with its name and its breaker.</summary>
internal sealed class DecoderSlot(string name, IDecoder decoder, Breaker breaker)
{
    public string Name { get; } = name;

    public IDecoder Decoder { get; } = decoder;

    public Breaker Breaker { get; } = breaker;
}

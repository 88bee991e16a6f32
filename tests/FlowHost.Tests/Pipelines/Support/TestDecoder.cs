using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>Decodes <see cref="TestDatagrams"/>.</summary>
internal sealed class TestDecoder : IDecoder
{
    /// <summary>The end of this session makes the decoder throw.</summary>
    public const int FaultySession = -1;

    // ingressInterface, octetDeltaCount
    private static readonly TemplateDefinition FlowLayout = new([new(0, 10, 4), new(0, 1, 4)]);

    // ingressInterface, interfaceName
    private static readonly TemplateDefinition InterfaceLayout = new([new(0, 10, 4, IsScope: true), new(0, 82, 8)]) { IsOptions = true };

    private TemplatePlan? _flows;
    private TemplatePlan? _interfaces;

    /// <summary>The sessions that have ended, with their agents.</summary>
    public List<(string Agent, int Session)> Ended { get; } = [];

    /// <summary>The times at which it was told to give up what waits.</summary>
    public List<long> Ticks { get; } = [];

    public bool Accepts(ReadOnlySpan<byte> datagram) => datagram is [TestDatagrams.Version, ..];

    public void Tick(long now, RecordSink records) => Ticks.Add(now);

    public void EndSession(Agent agent, int session, RecordSink records)
    {
        Ended.Add((agent.AddressText, session));
        if (session == FaultySession)
        {
            throw new InvalidOperationException("the decoder's own fault");
        }
    }

    public DropReason Decode(in Datagram datagram, Agent agent, RecordSink records)
    {
        var source = new RecordSource(agent, Version: 10, Domain: 0, SetId: 256, ExportTime: 0, ReceiveTime: 0, SysUpTime: 0);
        for (var rest = datagram.Payload[1..]; !rest.IsEmpty;)
        {
            records.BeginSet(source);
            var plan = rest[0] switch
            {
                TestDatagrams.FlowKind => _flows ??= records.Compile(FlowLayout),
                TestDatagrams.InterfaceKind => _interfaces ??= records.Compile(InterfaceLayout),
                TestDatagrams.HeldFaultKind => throw ThrowWhileResumed(source, records),
                _ => throw new InvalidOperationException("the decoder's own fault"),
            };
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
            records.Append(plan!, source, rest.Slice(3, length));
            records.EndSet(source);
            rest = rest[(3 + length)..];
        }
        return DropReason.None;
    }

    private static InvalidOperationException ThrowWhileResumed(in RecordSource source, RecordSink records)
    {
        records.HoldSet(source);
        records.BeginSet(source);
        records.ResumeSet(source);
        return new InvalidOperationException("the decoder's own fault");
    }
}

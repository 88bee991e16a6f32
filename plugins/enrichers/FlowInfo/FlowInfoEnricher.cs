using FlowHost.Enrichers.FlowInfo.Counters;
using FlowHost.Enrichers.FlowInfo.Directions;
using FlowHost.Enrichers.FlowInfo.Ends;
using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Enrichers.FlowInfo.Observation;
using FlowHost.Enrichers.FlowInfo.Tcp;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo;

/// <summary>Says of each record which flow it is of, and between whom.</summary>
internal sealed class FlowInfoEnricher(NatTable translations) : IEnricher
{
    private const string OptionRecords = "OptionTemplate";

    private readonly TcpFlagTexts _flagTexts = new();
    private readonly AgentMap<DirectionCoding> _codings = new();
    private readonly FlowScratch _scratch = new();

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (schema.Current.IsOptions || string.Equals(schema.Current.RecordType, OptionRecords, StringComparison.Ordinal))
        {
            return null;
        }
        var directions = DirectionReader.Bind(schema, _codings);
        var flow = FlowReader.Bind(schema, EndElements.Flow);
        var ends = flow ?? FlowReader.Bind(schema, EndElements.Connection);
        var work = new FlowWork(_scratch, directions)
        {
            Ends = ends,
            Info = ends is null ? null : new FlowWriter(schema, "flowinfo", ends.IsIPv6),
            Packets = TotalCounters.Bind(schema, Elements.PacketDeltaCount, "pkts", IsDirected(flow, directions)),
            Octets = TotalCounters.Bind(schema, Elements.OctetDeltaCount, "bytes", IsDirected(flow, directions)),
            Observation = ObservationFields.Bind(schema, directions),
        };
        if (FlowReader.Bind(schema, EndElements.PostNat) is { } translated)
        {
            work.Translated = translated;
            work.TranslatedInfo = new FlowWriter(schema, "postNATflowinfo", translated.IsIPv6);
        }
        work.Events = NatLearner.Bind(schema, translations);
        // A record that shows both sides of a translation needs nobody to undo it.
        work.Translations = ends is null || work.Translated is not null || work.Events is not null ? null : new NatJoin(schema, translations);
        var flags = _flagTexts.Bind(schema);
        return work.IsEmpty ? flags : work.Run + flags;
    }

    // A connection's counters are of both directions: what they say of in and out needs more elements than these.
    private static bool IsDirected(FlowReader? flow, DirectionReader? directions) => flow is not null && directions is { HasFlowDirection: true };
}

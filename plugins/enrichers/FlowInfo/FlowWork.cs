using FlowHost.Enrichers.FlowInfo.Counters;
using FlowHost.Enrichers.FlowInfo.Directions;
using FlowHost.Enrichers.FlowInfo.Ends;
using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Enrichers.FlowInfo.Observation;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo;

/// <summary>What is done with the batches of one schema.</summary>
internal sealed class FlowWork(FlowScratch scratch, DirectionReader? directions)
{
    public FlowReader? Ends { get; set; }

    public FlowWriter? Info { get; set; }

    public FlowReader? Translated { get; set; }

    public FlowWriter? TranslatedInfo { get; set; }

    public NatLearner? Events { get; set; }

    public NatJoin? Translations { get; set; }

    public TotalCounters? Packets { get; set; }

    public TotalCounters? Octets { get; set; }

    public ObservationFields? Observation { get; set; }

    public bool IsEmpty => this is { Ends: null, Translated: null, Events: null, Packets: null, Octets: null, Observation: null };

    public void Run(FlowBatch batch)
    {
        scratch.Begin(batch.Count);
        if (directions is not null)
        {
            directions.Read(batch, scratch.Directions);
            directions.ReadSwaps(batch, scratch.Directions, scratch.Swaps);
        }
        Packets?.Write(batch, scratch.Directions);
        Octets?.Write(batch, scratch.Directions);
        Observation?.Write(batch, scratch.Directions);
        Events?.Learn(batch, scratch.Times);
        Write(batch, Ends, Info, Translations);
        Write(batch, Translated, TranslatedInfo, translations: null);
    }

    private void Write(FlowBatch batch, FlowReader? reader, FlowWriter? writer, NatJoin? translations)
    {
        if (reader is not null && writer is not null)
        {
            reader.Read(batch, scratch.Flows);
            translations?.Undo(batch, scratch.Flows, scratch.Times);
            writer.Write(batch, scratch.Flows, directions is null ? default : scratch.Swaps);
        }
    }
}

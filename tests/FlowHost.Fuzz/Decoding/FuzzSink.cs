using System.Text.Json;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>
/// A worker for one decoder. What it is given must be readable: of each batch the first and last rows are written as JSON and read again.
/// </summary>
internal sealed class FuzzSink : RecordSink
{
    private const int RowsLookedAt = 2;
    private const int GrowthFactor = 4;

    private readonly SchemaTable _schemas = new();
    private readonly Dictionary<FlowSchema, BatchPool> _pools = [];
    private readonly Dictionary<FlowSchema, JsonRowEncoder> _encoders = [];
    private readonly List<FlowBatch> _batches = [];
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];
    private readonly Utf8Buffer _json = new();

    /// <summary>Data sets that were decoded since <see cref="Begin"/>.</summary>
    public long Sets { get; private set; }

    /// <summary>Records that were decoded since <see cref="Begin"/>.</summary>
    public long Records { get; private set; }

    /// <summary>What was dropped for a reason since <see cref="Begin"/>.</summary>
    public long Drops(DropReason reason) => _drops[(int)reason];

    /// <summary>A datagram follows.</summary>
    public void Begin()
    {
        Array.Clear(_drops);
        (Sets, Records) = (0, 0);
    }

    /// <summary>The datagram has been decoded.</summary>
    public void End()
    {
        foreach (var batch in _batches)
        {
            batch.Close();
            Look(batch);
            Records += batch.Count;
            batch.Release();
        }
        _batches.Clear();
    }

    public void Report(Outcome outcome)
    {
        outcome.Add("records", Records);
        outcome.Add("sets", Sets);
        foreach (var reason in Enum.GetValues<DropReason>())
        {
            outcome.Add(reason.ToString(), Drops(reason));
        }
    }

    public override TemplatePlan? Compile(TemplateDefinition template) => new PlanCompiler(ElementRegistry.Builtin, _schemas).Compile(template);

    public override void CountDrop(DropReason reason, long count = 1)
    {
        BrokenPromiseException.Unless(count > 0, $"{reason} was counted {count} times");
        _drops[(int)reason] += count;
    }

    public override void CountSet() => Sets++;

    internal override FlowBatch Open(FlowSchema schema, int wanted)
    {
        var batch = _batches.Find(candidate => candidate.Schema == schema && candidate.Room > 0);
        if (batch is null)
        {
            if (!_pools.TryGetValue(schema, out var pool))
            {
                _pools.Add(schema, pool = new BatchPool(schema));
            }
            batch = pool.Rent();
            _batches.Add(batch);
        }
        while (batch.Room < wanted && batch.Capacity < BatchPool.MaxRows)
        {
            batch.Grow(Math.Min(batch.Capacity * GrowthFactor, BatchPool.MaxRows));
        }
        return batch;
    }

    private void Look(FlowBatch batch)
    {
        if (!_encoders.TryGetValue(batch.Schema, out var encoder))
        {
            _encoders.Add(batch.Schema, encoder = new JsonRowEncoder(batch.Schema));
        }
        _json.Clear();
        encoder.Write(batch, 0, Math.Min(batch.Count, RowsLookedAt), _json);
        if (batch.Count > RowsLookedAt)
        {
            encoder.Write(batch, batch.Count - 1, 1, _json);
        }
        var reader = new Utf8JsonReader(_json.Written, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 256 });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}

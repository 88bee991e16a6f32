using System.Text.Json;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>
/// A worker for one decoder. What it is given must be readable: of each batch the first and last rows are written as JSON and read again. What
/// it counts must balance.
/// </summary>
internal sealed class FuzzSink : RecordSink
{
    private const int RowsLookedAt = 2;
    private const int GrowthFactor = 4;

    private readonly SchemaTable _schemas = new();
    private readonly Dictionary<FlowSchema, BatchPool> _pools = [];
    private readonly Dictionary<FlowSchema, JsonRowEncoder> _encoders = [];
    private readonly Dictionary<(Agent Agent, byte Version, uint Domain), SourceLedger> _sources = [];
    private readonly List<FlowBatch> _batches = [];
    private readonly Utf8Buffer _json = new();
    private long _messages;
    private long _rows;

    /// <summary>What was counted so far.</summary>
    public SinkCounts Count() => SinkCounts.Of(_messages, Totals);

    /// <summary>The decoder is called.</summary>
    public void Begin() => BrokenPromiseException.Unless(_batches.Count == 0, "rows came when the decoder was not called");

    /// <summary>The decoder has returned.</summary>
    /// <exception cref="BrokenPromiseException">A set, a template or a record is not accounted for.</exception>
    public void End()
    {
        foreach (var batch in _batches)
        {
            batch.Close();
            Look(batch);
            _rows += batch.Count;
            batch.Release();
        }
        _batches.Clear();
        BrokenPromiseException.Unless(Totals.Records == _rows, $"{_rows} rows, {Totals.Records} records were counted");
        Check(Totals.Sets, "sets");
        Check(Totals.Templates, "templates");
    }

    /// <summary>The decoder has finished: nothing waits, and the sources have what all have together.</summary>
    public void CheckFinished()
    {
        var (seen, passed, records) = (0L, 0L, 0L);
        foreach (var source in _sources.Values)
        {
            Check(source.Sets, $"sets of domain {source.Domain}");
            Check(source.Templates, $"templates of domain {source.Domain}");
            BrokenPromiseException.Unless(source.Sets.Waiting == 0, $"{source.Sets.Waiting} sets of domain {source.Domain} wait for ever");
            seen += source.Sets.Seen;
            passed += source.Sets.Passed;
            records += source.Records;
        }
        BrokenPromiseException.Unless(Totals.Sets.Waiting == 0, $"{Totals.Sets.Waiting} sets wait for ever");
        BrokenPromiseException.Unless(
            (seen, passed, records) == (Totals.Sets.Seen, Totals.Sets.Passed, Totals.Records), "the sources do not add up to the totals");
    }

    public override TemplatePlan? Compile(TemplateDefinition template) => new PlanCompiler(ElementRegistry.Builtin, _schemas).Compile(template);

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

    internal override SourceLedger Find(in RecordSource source)
    {
        var key = (source.Agent, source.Version, source.Domain);
        if (!_sources.TryGetValue(key, out var ledger))
        {
            _sources.Add(key, ledger = new SourceLedger(source.Agent, source.Version, source.Domain));
        }
        return ledger;
    }

    internal override void OnMessage(in RecordSource source) => _messages++;

    private static void Check(StageLedger stage, string what) => BrokenPromiseException.Unless(
        stage is { Unaccounted: 0, Waiting: >= 0 }, $"{stage.Unaccounted} {what} of {stage.Seen} are unaccounted for, {stage.Waiting} wait");

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

namespace FlowHost.Sdk.Tests.Batches;

/// <summary>Batches of one schema: a test adds fields with <see cref="Builder"/> first, then rents.</summary>
internal sealed class BatchBench
{
    private readonly SchemaTable _schemas;
    private readonly FlowSchema _root;
    private readonly Lazy<BatchPool> _pool;

    public BatchBench(params Element[] elements) : this(new SchemaTable(), elements)
    {
    }

    public BatchBench(SchemaTable schemas, params Element[] elements)
    {
        _schemas = schemas;
        _root = schemas.Intern([.. elements.Select(FieldOf)], isOptions: false)!;
        Builder = new SchemaBuilder(_root);
        _pool = new Lazy<BatchPool>(() => new BatchPool(Final));
    }

    public SchemaBuilder Builder { get; }

    /// <summary>The schema with the fields that were added.</summary>
    public FlowSchema Final => _schemas.Extend(_root, [.. Builder.Fields], [.. Builder.Visible])!;

    public BatchPool Pool => _pool.Value;

    /// <summary>A closed batch of rows whose decoded columns a method fills.</summary>
    public FlowBatch Rent(int rows, Action<FlowBatch>? decode = null)
    {
        var batch = Pool.Rent();
        if (batch.Room < rows)
        {
            batch.Grow(rows);
        }
        decode?.Invoke(batch);
        batch.Commit(rows, default);
        batch.Close();
        return batch;
    }

    private static Field FieldOf(Element element, int index) => new()
    {
        Name = element.Name,
        Element = element,
        Kind = element.Kind,
        Format = element.Format,
        TimeUnit = element.TimeUnit,
        CanBeNull = true,
    };
}

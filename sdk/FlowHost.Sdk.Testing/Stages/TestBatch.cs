using System.Globalization;
using System.Net;
using System.Text;

namespace FlowHost.Sdk.Testing;

/// <summary>Builds records by hand and runs enrichers or an exporter on them.</summary>
/// <example><code>
/// var records = TestBatch.With(Elements.SourceIPv4Address, Elements.OctetDeltaCount)
///     .Row("192.0.2.7", 1500)
///     .Enrich(new SiteEnricher(sites));
/// Assert.Equal("Oslo", records[0]["site"]);
/// </code></example>
public sealed class TestBatch
{
    // One for all, so that a column that was bound for another schema is noticed.
    private static readonly SchemaTable Schemas = new(int.MaxValue, int.MaxValue);

    private readonly Element[] _elements;
    private readonly List<object?[]> _rows = [];
    private readonly List<(int FirstRow, RecordSource Source)> _sources = [];
    private readonly List<FlowBatch> _given = [];
    private bool _isOptions;

    private TestBatch(Element[] elements)
    {
        _elements = elements;
        From("192.0.2.1");
    }

    /// <summary>Batches that an exporter or enricher still holds: it retained them and has not released them yet, so that the host could not use them again.</summary>
    public int RetainedBatches => _given.Count(batch => batch.IsRetained);

    /// <summary>Records with these elements, in this order; an element that is named twice is repeated, as templates do.</summary>
    public static TestBatch With(params Element[] elements) => new(elements);

    /// <summary>Makes them records of an options template.</summary>
    public TestBatch AsOptions()
    {
        _isOptions = true;
        return this;
    }

    /// <summary>Says where the records come from that are added next. The default is 192.0.2.1 (RFC 5737).</summary>
    /// <param name="agent">The device's address.</param>
    /// <param name="domain">Observation domain.</param>
    /// <param name="setId">The template id.</param>
    /// <param name="exportTime">The header's time; 1970 when left out.</param>
    /// <param name="sysUpTime">Milliseconds since the device started.</param>
    /// <param name="version">5, 9 or 10.</param>
    /// <param name="receiveTime">When the datagram was received; the export time when left out.</param>
    public TestBatch From(
        string agent,
        uint domain = 0,
        ushort setId = 256,
        DateTimeOffset exportTime = default,
        uint sysUpTime = 0,
        byte version = 10,
        DateTimeOffset receiveTime = default)
    {
        var exported = exportTime == default ? 0 : (exportTime - DateTimeOffset.UnixEpoch).Ticks * 100;
        var received = receiveTime == default ? exported : (receiveTime - DateTimeOffset.UnixEpoch).Ticks * 100;
        _sources.Add((_rows.Count, new RecordSource(TestAgent.Of(agent), version, domain, setId, exported, received, sysUpTime)));
        return this;
    }

    /// <summary>
    /// Adds a record: a value for each element. Numbers of any type, text and IP addresses as strings or their own types, octets as byte arrays,
    /// times as <see cref="DateTimeOffset"/>; null is no value.
    /// </summary>
    public TestBatch Row(params object?[] values)
    {
        if (values.Length != _elements.Length)
        {
            throw new ArgumentException($"The batch has {_elements.Length} elements, the row {values.Length} values.", nameof(values));
        }
        _rows.Add(values);
        return this;
    }

    /// <summary>Runs enrichers in order and returns the records.</summary>
    public IReadOnlyList<TestRecord> Enrich(params IEnricher[] enrichers)
    {
        var batch = Build(enrichers);
        TestRecord[] records = [.. TestRecords.Of(batch)];
        batch.Release();
        return records;
    }

    /// <summary>
    /// Gives the records to an exporter and flushes it. The test does the rest of what the host does: it calls
    /// <see cref="IExporter.OpenAsync"/> before, releases the batches of rejected rows, and disposes the exporter. A batch is emptied when
    /// the last one releases it; see <see cref="RetainedBatches"/>.
    /// </summary>
    /// <returns>What it answered; <c>default</c> when it does not take this schema.</returns>
    public async Task<ExportResult> ExportAsync(IExporter exporter, CancellationToken stop = default)
    {
        var batch = Build([]);
        try
        {
            if (exporter.Bind(batch.Schema) is not { } export)
            {
                return default;
            }
            export(batch);
        }
        finally
        {
            batch.Release();
        }
        return await exporter.FlushAsync(stop).ConfigureAwait(false);
    }

    private FlowBatch Build(IEnricher[] enrichers)
    {
        var root = Schemas.Intern([.. _elements.Select(FieldOf)], _isOptions)!;
        var builder = new SchemaBuilder(root);
        var steps = enrichers.Select(enricher =>
        {
            builder.Owner = enricher.GetType().Name;
            return enricher.Bind(builder);
        }).ToArray();
        var schema = Schemas.Extend(root, [.. builder.Fields], [.. builder.Visible])!;
        var batch = new BatchPool(schema, Math.Max(_rows.Count, 1), poisons: true).Rent();
        _given.Add(batch);
        for (var column = 0; column < _elements.Length; column++)
        {
            for (var row = 0; row < _rows.Count; row++)
            {
                Set(batch, column, row, _rows[row][column]);
            }
        }
        foreach (var (index, (first, source)) in _sources.Index())
        {
            var end = index + 1 < _sources.Count ? _sources[index + 1].FirstRow : _rows.Count;
            if (end > first)
            {
                batch.Commit(end - first, source);
            }
        }
        batch.Close();
        foreach (var step in steps)
        {
            step?.Invoke(batch);
        }
        return batch;
    }

    private Field FieldOf(Element element, int index) => new()
    {
        Name = element.Name,
        Element = element,
        Kind = element.Kind,
        Format = element.Format,
        TimeUnit = element.TimeUnit,
        Occurrence = _elements.Take(index).Count(element.Equals),
        CanBeNull = _rows.Exists(row => row[index] is null),
    };

    private void Set(FlowBatch batch, int column, int row, object? value)
    {
        var kind = batch.Schema.Fields[column].Kind;
        batch.PresentTail(column, row, 1).Fill(value is null ? (byte)0 : (byte)1);
        switch (kind)
        {
            case FieldKind.Text:
                batch.SetCell(column, row, value is null ? 0 : batch.StoreText(Encoding.UTF8.GetBytes((string)value)));
                break;
            case FieldKind.Octets:
                batch.SetCell(column, row, value is null ? 0 : batch.StoreOctets((byte[])value));
                break;
            case FieldKind.List:
                throw new NotSupportedException("TestBatch writes no lists: encode a message and run the decoder, or add the list with an enricher.");
            case FieldKind.UInt128:
                batch.Tail<UInt128>(column, row, 1)[0] = value is null ? default : AddressOf(value);
                break;
            case FieldKind.Double:
                batch.Tail<double>(column, row, 1)[0] = Convert.ToDouble(value ?? 0, CultureInfo.InvariantCulture);
                break;
            case FieldKind.Int64:
                batch.Tail<long>(column, row, 1)[0] = Convert.ToInt64(value ?? 0, CultureInfo.InvariantCulture);
                break;
            default:
                batch.SetUnsigned(column, row, value is null ? 0 : NumberOf(value, _elements[column]));
                break;
        }
    }

    private static UInt128 AddressOf(object value) => IpAddress.From(value as IPAddress ?? IPAddress.Parse((string)value));

    private static ulong NumberOf(object value, Element element) => (element.Format, value) switch
    {
        (FieldFormat.IPv4, IPAddress or string) => IpAddress.ToIPv4(AddressOf(value)),
        (FieldFormat.Mac, string text) => ulong.Parse(text.Replace(":", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        (FieldFormat.Boolean, bool flag) => flag ? 1UL : 2UL,
        (FieldFormat.Time, DateTimeOffset time) => TimeOf(time, element.TimeUnit),
        _ => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
    };

    private static ulong TimeOf(DateTimeOffset time, TimeUnit unit)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return unit switch
        {
            TimeUnit.Seconds => (ulong)(ticks / TimeSpan.TicksPerSecond),
            TimeUnit.Milliseconds => (ulong)(ticks / TimeSpan.TicksPerMillisecond),
            TimeUnit.NtpMicroseconds => NtpTime.Microseconds(ticks * TimeSpan.NanosecondsPerTick),
            _ => NtpTime.Nanoseconds(ticks * TimeSpan.NanosecondsPerTick),
        };
    }
}

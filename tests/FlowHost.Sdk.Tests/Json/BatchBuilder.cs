using System.Globalization;
using System.Text;

namespace FlowHost.Sdk.Tests.Json;

/// <summary>Writes the content of a list.</summary>
internal delegate void WriteList(ListWriter list);

/// <summary>Makes a batch field by field and row by row.</summary>
internal sealed class BatchBuilder
{
    /// <summary>2026-01-15 10:00:00 UTC.</summary>
    public const long Time = 1_768_471_200;

    private readonly List<Field> _fields = [];
    private readonly List<object?[]> _rows = [];
    private readonly List<(int Rows, RecordSource Source)> _runs = [];
    private bool _isOptions;
    private ushort _nextId = 1000;

    public static RecordSource Source(
        string agent = "192.0.2.1", byte version = 9, uint domain = 7, ushort setId = 256, long exportTime = Time, long? receiveTime = null) =>
        new(
            new Agent(0, IpAddress.TryParse(agent, out var address) ? address : throw new ArgumentException(agent, nameof(agent))),
            version, domain, setId, exportTime * 1_000_000_000, (receiveTime ?? exportTime) * 1_000_000_000, SysUpTime: 0);

    /// <summary>A field as a device sends it.</summary>
    public BatchBuilder Element(string name, ElementType type, FieldKind? kind = null, FieldFormat? format = null, int occurrence = 0)
    {
        var id = occurrence > 0 ? _fields.First(field => field.Name == name).Element!.Id : _nextId++;
        var element = FlowHost.Sdk.Element.Create(new ElementInfo(0, id, name, type));
        _fields.Add(new Field
        {
            Name = name,
            Element = element,
            Kind = kind ?? element.Kind,
            Format = format ?? element.Format,
            TimeUnit = element.TimeUnit,
            Occurrence = occurrence,
            CanBeNull = true,
        });
        return this;
    }

    /// <summary>A field that an enricher adds.</summary>
    public BatchBuilder Added<T>(NewField<T> field)
    {
        _fields.Add(field.Definition);
        return this;
    }

    public BatchBuilder Options()
    {
        _isOptions = true;
        return this;
    }

    /// <summary>A row: numbers, strings, octets, null, or a method that writes a list.</summary>
    public BatchBuilder Row(params object?[] values)
    {
        _rows.Add(values);
        return this;
    }

    /// <summary>Ends a run: the rows since the last one came from this source.</summary>
    public BatchBuilder From(RecordSource source)
    {
        _runs.Add((_rows.Count - _runs.Sum(run => run.Rows), source));
        return this;
    }

    public FlowSchema Schema(SchemaTable? schemas = null) => (schemas ?? new SchemaTable()).Intern(_fields, _isOptions)!;

    public FlowBatch Build() => Build(Schema());

    public FlowBatch Build(FlowSchema schema)
    {
        var batch = new BatchPool(schema, Math.Max(_rows.Count, 1)).Rent();
        if (_runs.Sum(run => run.Rows) < _rows.Count)
        {
            From(Source());
        }
        var first = 0;
        foreach (var (count, source) in _runs)
        {
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < _fields.Count; column++)
                {
                    Set(batch, column, row, _rows[first + row][column]);
                }
            }
            batch.Commit(count, source);
            first += count;
        }
        return batch;
    }

    private void Set(FlowBatch batch, int column, int row, object? value)
    {
        batch.PresentTail(column, row, 1).Fill(value is null ? (byte)0 : (byte)1);
        switch (_fields[column].Kind)
        {
            case FieldKind.Text:
                batch.SetCell(column, row, value is null ? 0 : batch.StoreText(value as byte[] ?? Encoding.UTF8.GetBytes((string)value)));
                break;
            case FieldKind.Octets:
                batch.SetCell(column, row, value is null ? 0 : batch.StoreOctets((byte[])value));
                break;
            case FieldKind.List:
                batch.SetCell(column, row, value is null ? 0 : StoreList(batch, (WriteList)value));
                break;
            case FieldKind.UInt128:
                batch.Tail<UInt128>(column, row, 1)[0] = value is null ? 0 : (UInt128)value;
                break;
            case FieldKind.Double:
                batch.Tail<double>(column, row, 1)[0] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                break;
            case FieldKind.Int64:
                batch.Tail<long>(column, row, 1)[0] = Convert.ToInt64(value, CultureInfo.InvariantCulture);
                break;
            default:
                batch.SetUnsigned(column, row, Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static ulong StoreList(FlowBatch batch, WriteList write)
    {
        var start = batch.ArenaUsed;
        var writer = new ListWriter(batch);
        writer.StartList(ListSemantic.AllOf);
        write(writer);
        writer.End();
        return TextCell.Make(TextCell.ArenaHeap, jsonSafe: false, batch.ArenaUsed - start, start);
    }
}

using FlowHost.Enrichers.FlowInfo.Directions;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Observation;

/// <summary>
/// Where a flow was observed, for records that have no observationPointId: the interface that their flowDirection speaks of.
/// </summary>
internal sealed class ObservationFields
{
    private const string PointName = "observationPointId";
    private const string InterfaceName = "observationInterface";
    private const ushort ObservationPointId = 138;

    private readonly Side _in;
    private readonly Side _out;
    private readonly NewColumn<ulong>? _point;
    private readonly NewColumn<Text>? _interface;
    private readonly NewColumn<Text> _direction;
    private readonly SharedText _input;
    private readonly SharedText _output;

    private ObservationFields(SchemaBuilder schema)
    {
        var texts = new TextTable();
        (_input, _output) = (texts.Add("input"), texts.Add("output"));
        _in = new Side(schema, Elements.IngressInterface, "ingressInterfaceName");
        _out = new Side(schema, Elements.EgressInterface, "egressInterfaceName");
        _point = _in.Index is null && _out.Index is null ? null : schema.Add(Field.UInt64(PointName));
        var isNamed = (_in.Name ?? _out.Name) is not null && schema.IsFree(InterfaceName);
        _interface = isNamed ? schema.Add(Field.Text(InterfaceName)) : null;
        _direction = schema.Add(Field.Text("observationFlowDirection"));
    }

    /// <summary>Null when records have an observation point of their own, or no flowDirection.</summary>
    public static ObservationFields? Bind(SchemaBuilder schema, DirectionReader? directions)
    {
        var isSent = schema.Fields.Any(field => field.Element is { Enterprise: 0, Id: ObservationPointId });
        return isSent || directions is not { HasFlowDirection: true } || !schema.IsFree(PointName) || !schema.IsFree("observationFlowDirection")
            ? null
            : new ObservationFields(schema);
    }

    /// <summary>Writes all records.</summary>
    public void Write(FlowBatch batch, ReadOnlySpan<Direction> directions)
    {
        var texts = batch[_direction];
        for (var row = 0; row < directions.Length; row++)
        {
            texts[row] = directions[row] switch { Direction.Ingress => _input, Direction.Egress => _output, _ => default };
        }
        Write(batch, directions, Direction.Ingress, _in);
        Write(batch, directions, Direction.Egress, _out);
    }

    private void Write(FlowBatch batch, ReadOnlySpan<Direction> directions, Direction wanted, Side side)
    {
        if (side.Index is { } index && _point is { } point)
        {
            var indexes = batch[index];
            var present = batch.Present(index);
            var points = batch[point];
            for (var row = 0; row < directions.Length; row++)
            {
                if (directions[row] == wanted && (present.IsEmpty || present[row] != 0))
                {
                    points[row] = indexes[row];
                }
            }
        }
        if (side.Name is { } name && _interface is { } column)
        {
            var names = batch[name];
            var interfaces = batch[column];
            for (var row = 0; row < directions.Length; row++)
            {
                if (directions[row] == wanted)
                {
                    interfaces.Share(row, names);
                }
            }
        }
    }

    /// <summary>The interface of one side, and its name if an earlier enricher has added it.</summary>
    private readonly struct Side
    {
        public Side(SchemaBuilder schema, Element interfaceIndex, string nameField)
        {
            Index = schema.TryGetNumber(interfaceIndex, out var index) ? index : null;
            Name = schema.TryGet(nameField, out Column<Text> name) ? name : null;
        }

        public Column<ulong>? Index { get; }

        public Column<Text>? Name { get; }
    }
}

using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Tells which records have times: those of TCP with application delays.</summary>
internal readonly struct TcpColumns
{
    private readonly NumberColumn _protocol;
    private readonly NumberColumn _delays;

    private TcpColumns(NumberColumn protocol, NumberColumn delays)
    {
        _protocol = protocol;
        _delays = delays;
    }

    /// <summary>Finds the columns; false when no record of the schema has times.</summary>
    public static bool TryFind(SchemaBuilder schema, out TcpColumns columns)
    {
        columns = new(NumberColumn.Find(schema, Elements.ProtocolIdentifier), NumberColumn.Find(schema, CiscoElements.ConnDelayAppSum));
        return columns._protocol.IsThere && columns._delays.IsThere;
    }

    public TcpRows Of(FlowBatch batch) => new(_protocol.Of(batch), _delays.Of(batch));
}

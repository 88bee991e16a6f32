using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>What the hello of a TLS client adds to a record. A cut hello has the server's name, if that was not cut, and no fingerprint.</summary>
internal sealed class HelloFields
{
    private readonly NewColumn<Text> _serverName;
    private readonly NewColumn<Text> _ja3Column;
    private readonly NewColumn<Text> _ja4Column;
    private readonly Ja3 _ja3;
    private readonly Ja4 _ja4;

    public HelloFields(SchemaBuilder schema, Ja3 ja3, Ja4 ja4)
    {
        (_ja3, _ja4) = (ja3, ja4);
        _serverName = schema.Add(Field.Text("tls_sni"));
        _ja3Column = schema.Add(Field.Text("tls_ja3"));
        _ja4Column = schema.Add(Field.Text("tls_ja4"));
    }

    /// <summary>Writes the fields of a row, if its data is a hello.</summary>
    public void Write(FlowBatch batch, int row, ReadOnlySpan<byte> data)
    {
        if (!ClientHello.TryRead(data, out var hello))
        {
            return;
        }
        if (!hello.ServerHostName.IsEmpty)
        {
            batch[_serverName].Set(row, hello.ServerHostName);
        }
        if (!hello.IsComplete)
        {
            return;
        }
        Span<byte> fingerprint = stackalloc byte[Math.Max(Ja3.Length, Ja4.Length)];
        _ja3.Write(hello, fingerprint[..Ja3.Length]);
        batch[_ja3Column].Set(row, fingerprint[..Ja3.Length]);
        _ja4.Write(hello, fingerprint[..Ja4.Length]);
        batch[_ja4Column].Set(row, fingerprint[..Ja4.Length]);
    }
}

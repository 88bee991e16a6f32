using System.Text;
using ARSoft.Tools.Net.Dns;
using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>What a DNS message adds to a record, and to what is known of addresses.</summary>
internal sealed class DnsFields
{
    // The sub-application table of NBAR may have given records a name of this name already.
    private const string DomainName = "dns_domain-name";

    private static readonly string[] ReverseZones = ["in-addr.arpa", "ip6.arpa"];

    private readonly string _element;
    private readonly DnsServices _dns;
    private readonly FlowEnds _ends;
    private readonly FlowStartColumns _starts;
    private readonly NewColumn<Text>? _name;
    private readonly NewColumn<Text> _code;
    private readonly NewColumn<double> _roundTrip;

    public DnsFields(SchemaBuilder schema, string element, DnsServices dns)
    {
        (_element, _dns) = (element, dns);
        _ends = new FlowEnds(schema);
        _starts = new FlowStartColumns(schema);
        _name = schema.IsFree(DomainName) ? schema.Add(Field.Text(DomainName)) : null;
        _code = schema.Add(Field.Text("dns_response_code"));
        _roundTrip = schema.Add(Field.Double("dns_rtt"));
    }

    /// <summary>Writes the fields of a row whose packet is one of port 53.</summary>
    public void Write(FlowBatch batch, int row, in RecordSource source, in InitialPacket packet)
    {
        if (packet.Payload.Count == 0)
        {
            return;
        }
        if (DnsReader.Read(packet.Payload, out var questionName) is not { } message)
        {
            _dns.Metrics.BadDns(_element);
            return;
        }
        if (!message.IsQuery)
        {
            var codes = batch[_code];
            codes[row] = _dns.Codes[(int)message.ReturnCode];
        }
        if (message.Questions.Count == 0)
        {
            return;
        }
        WriteName(batch, row, source, message);
        var start = _starts.Of(batch)[row, source.Agent];
        if (start.IsKnown)
        {
            Span<byte> room = stackalloc byte[FlowEnds.Room];
            var exchange = _dns.Key.Of(_ends.Of(batch, row, packet, room), message.TransactionID, questionName);
            if (_dns.Exchanges.Match(exchange, !message.IsQuery, start) is { } milliseconds)
            {
                var roundTrips = batch[_roundTrip];
                roundTrips[row] = milliseconds;
            }
        }
    }

    private static bool IsReverse(string name)
    {
        foreach (var zone in ReverseZones)
        {
            if (name.EndsWith(zone, StringComparison.OrdinalIgnoreCase) && (name.Length == zone.Length || name[^(zone.Length + 1)] == '.'))
            {
                return true;
            }
        }
        return false;
    }

    private void WriteName(FlowBatch batch, int row, in RecordSource source, DnsMessage message)
    {
        var name = message.Questions[0].Name.ToString();
        name = name.Length > 1 ? name[..^1] : name;
        if (IsReverse(name))
        {
            return;
        }
        var utf8 = Encoding.UTF8.GetBytes(name);
        if (_name is { } column)
        {
            batch[column].Set(row, utf8);
        }
        if (_dns.AddressNames is null || message.IsQuery)
        {
            return;
        }
        foreach (var answer in message.AnswerRecords)
        {
            if (answer is AddressRecordBase { Address: { } address })
            {
                _dns.AddressNames.Learn(IpAddress.From(address), utf8, source.ExportTime);
            }
        }
    }
}

using System.Numerics;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>
/// The metrics once more, one record at a time with nothing but lifted arithmetic: null is a value that is not there, and what is computed from
/// it is not there either.
/// </summary>
/// <param name="recordType">The record type.</param>
/// <param name="sent">The record's numbers by element; null where the template has the element and the record no value.</param>
internal sealed class ReferenceRecord(string recordType, IReadOnlyDictionary<(int Enterprise, int Id), ulong?> sent)
{
    private const ulong Unavailable = 4_294_967_290;

    private readonly Dictionary<string, object> _added = new(StringComparer.Ordinal);

    /// <summary>What must be added to the record.</summary>
    /// <param name="isIngress">What the agent means by its flowDirection; null when the record has none.</param>
    public IReadOnlyDictionary<string, object> Added(bool? isIngress)
    {
        QueueStatistics();
        if (recordType == "art")
        {
            ResponseTime();
        }
        if (recordType is "art" or "conn")
        {
            Directions(isIngress);
        }
        if (sent.ContainsKey((9, 4273)))
        {
            Rtp(isIngress);
        }
        return _added;
    }

    private void QueueStatistics()
    {
        Add("trans_tcp_window_size_mean", Quotient(Cisco(4323), Iana(2)));
        Add("taildrop_rate_mean", Quotient(Cisco(12452), Iana(2)));
        Add("queue_depth_mean", Quotient(Cisco(12449), Iana(2)));
    }

    private (BigInteger? Client, BigInteger? Server) Packets => (First((0, 298), (9, 9265)), First((0, 299), (9, 9266)));

    private (BigInteger? Client, BigInteger? Server) Octets => (First((9, 8338), (0, 231)), First((9, 8337), (0, 232)));

    private void ResponseTime()
    {
        Sent("pkts", Packets, Cisco(9268), Cisco(9270), "total_pkts_loss_rate");
        Sent("bytes", Octets, Cisco(9267), Cisco(9269), "total_bytes_retransmit_rate");
        if (Iana(4) != 6 || Cisco(9306) is null)
        {
            return;
        }
        var application = Add("conn_delay_app_mean", Quotient(Cisco(9306), Cisco(9292)));
        var response = Add("conn_delay_client_to_server_mean", Quotient(Cisco(9309), Cisco(9292)));
        Add("conn_delay_to_server_mean", Quotient(Cisco(9303), Cisco(9292)));
        Add("conn_duration_mean", Quotient(Iana(279), Iana(278)));
        Add("transaction_duration_mean", Quotient(Cisco(9273), Cisco(9272)));
        var (client, server, network) = sent.ContainsKey((9, 9316)) ? NewConnections() : LongLived();
        Add("conn_delay_network_to_client_mean", client);
        Add("conn_delay_network_to_server_mean", server);
        Add("conn_delay_network_mean", network);
        Add("network_rtt", 2 * network);
        Add("round_trip_time", 2 * Greater(network + application, response));
        Add("tcp_windowsize_mean", Quotient(Cisco(4323), Packets.Client + Packets.Server));
    }

    private void Sent(string unit, (BigInteger? Client, BigInteger? Server) by, BigInteger? clientAgain, BigInteger? serverAgain, string totalRate)
    {
        Add($"conn_client_to_server_{unit}", by.Client);
        Add($"conn_server_to_client_{unit}", by.Server);
        Add($"total_{unit}", by.Client + by.Server);
        if (clientAgain is not null && serverAgain is not null)
        {
            Add($"conn_client_{unit}_retransmit_rate", Quotient(clientAgain, by.Client));
            Add($"conn_server_{unit}_retransmit_rate", Quotient(serverAgain, by.Server));
            Add(totalRate, Quotient(clientAgain + serverAgain, by.Client + by.Server));
            Add($"total_{unit}_loss_sum", clientAgain + serverAgain);
        }
    }

    private (double? Client, double? Server, double? Network) NewConnections()
    {
        var client = Quotient(Cisco(9316), Iana(278));
        var server = Quotient(Cisco(9319), Iana(278));
        return (client, server, Greater(Quotient(Cisco(9313), Iana(278)), client + server));
    }

    private (double? Client, double? Server, double? Network) LongLived()
    {
        var client = Quotient(Cisco(9255), Cisco(9259));
        var server = Quotient(Cisco(9254), Cisco(9258));
        var network = Quotient(Cisco(9256), Cisco(9257));
        if (client is null or 0 && network > server)
        {
            client = network - server;
        }
        if (server is null or 0 && network > client)
        {
            server = network - client;
        }
        return (client, server, network);
    }

    private void Directions(bool? isIngress)
    {
        if (isIngress is null || Iana(239) is null)
        {
            return;
        }
        var isServerInside = isIngress.Value ^ (Iana(239) == 2);
        var (inside, outside) = isServerInside ? ("in2out", "out2in") : ("out2in", "in2out");     // where the server and the client send to
        Directed("bytes", Octets, Cisco(9267), Cisco(9269));
        Directed("pkts", Packets, Cisco(9268), Cisco(9270));
        Copy("conn_delay_network_to_server_mean", isServerInside ? "in_network_delay_mean" : "out_network_delay_mean");
        Copy("conn_delay_network_to_client_mean", isServerInside ? "out_network_delay_mean" : "in_network_delay_mean");

        void Directed(string unit, (BigInteger? Client, BigInteger? Server) by, BigInteger? clientAgain, BigInteger? serverAgain)
        {
            Add($"{inside}_{unit}", by.Server);
            Add($"{outside}_{unit}", by.Client);
            if (clientAgain is not null && serverAgain is not null)
            {
                Add($"{inside}_{unit}_loss_sum", serverAgain);
                Add($"{outside}_{unit}_loss_sum", clientAgain);
                Add($"{inside}_{unit}_loss_rate", Quotient(serverAgain, by.Server));
                Add($"{outside}_{unit}_loss_rate", Quotient(clientAgain, by.Client));
            }
        }
    }

    private void Rtp(bool? isIngress)
    {
        var lost = Measured(4251);
        var received = Iana(2);
        Add("total_pkts_loss_sum", lost);
        var loss = Quotient(lost, Measured(4246) is { IsZero: false } expected ? expected : received + lost);
        loss = loss > 1 ? 1 : loss;
        Add("rtp_loss_rate", loss);
        var jitter = Add("rtp_jitter_mean", Quotient(Measured(4325), received));
        var latency = 20 + (2 * (jitter / 1000)) + 10;
        var rating = (latency < 160 ? 93.2 - (latency / 40) : 93.2 - ((latency - 120) / 10)) - (2.5 * (100 * loss));
        Add("rtp_mos", rating < 0 ? 1 : rating >= 100 ? 4.5 : 1 + (0.035 * rating) + (7e-6 * rating * (rating - 60) * (100 - rating)));
        Add("performance_score", rating < 0 ? 0 : rating > 100 ? 100 : rating * rating * rating / 10_000);
        if (isIngress is not null)
        {
            var direction = isIngress.Value ? "out2in" : "in2out";
            Copy("rtp_loss_rate", $"{direction}_pkts_loss_rate");
            Copy("rtp_jitter_mean", $"{direction}_rtp_jitter_mean");
            Copy("rtp_mos", $"{direction}_rtp_mos");
            Copy("performance_score", $"{direction}_performance_score");
        }
    }

    private BigInteger? Iana(int id) => sent.GetValueOrDefault((0, id));

    private BigInteger? Cisco(int id) => sent.GetValueOrDefault((9, id));

    private BigInteger? Measured(int id) => Cisco(id) is { } number && number <= Unavailable ? number : null;

    private BigInteger? First((int, int) preferred, (int, int) other) => sent.ContainsKey(preferred) ? sent[preferred] : sent.GetValueOrDefault(other);

    private static double? Quotient(BigInteger? sum, BigInteger? count) => sum is null || count is null || count == 0 ? null : (double)sum / (double)count;

    private static double? Greater(double? a, double? b) => a is null || b is null ? null : a > b ? a : b;

    private double? Add(string name, double? value)
    {
        if (value is not null)
        {
            _added[name] = value;
        }
        return value;
    }

    private void Add(string name, BigInteger? value)
    {
        if (value is not null && value <= ulong.MaxValue)
        {
            _added[name] = (ulong)value;
        }
    }

    private void Copy(string from, string to)
    {
        if (_added.TryGetValue(from, out var value))
        {
            _added[to] = value;
        }
    }
}

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>
/// Pairs DNS queries with their responses, whichever record comes first. Times are those of the records: a replay gives what the live run gave.
/// Shared by workers.
/// </summary>
internal sealed class DnsExchanges(CiscoEtaOptions options, EtaMetrics metrics)
{
    private const double Window = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, Half> _halves = [];

    // In order of arrival, with gaps where the other half came: the oldest is at the place of the next.
    private Place[] _places = [];
    private long _next;

    /// <summary>Looks for the other half of an exchange, and remembers this one when it has not been seen.</summary>
    /// <param name="exchange">What query and response have in common.</param>
    /// <param name="isResponse">Which half this is.</param>
    /// <param name="start">When its flow started.</param>
    /// <returns>Milliseconds between both halves; null when the other is unknown, or more than 5 seconds away.</returns>
    public double? Match(UInt128 exchange, bool isResponse, in FlowStart start)
    {
        lock (_gate)
        {
            if (_halves.TryGetValue(exchange, out var other) && other.IsResponse != isResponse
                && start.MillisecondsTo(other.Start) is { } between and <= Window)
            {
                _halves.Remove(exchange);
                return between;
            }
            Remember(exchange, new Half(isResponse, start, _next));
            return null;
        }
    }

    private void Remember(UInt128 exchange, in Half half)
    {
        if (_places.Length == 0)
        {
            _places = new Place[options.PendingDns];
        }
        ref var place = ref _places[_next % _places.Length];
        if (place.IsTaken && _halves.TryGetValue(place.Exchange, out var oldest) && oldest.Number == place.Number)
        {
            _halves.Remove(place.Exchange);
            if (half.Start.MillisecondsTo(oldest.Start) is <= Window)
            {
                metrics.DnsForgotten();
            }
        }
        place = new Place(exchange, _next++, IsTaken: true);
        _halves[exchange] = half;
    }

    private readonly record struct Half(bool IsResponse, FlowStart Start, long Number);

    private readonly record struct Place(UInt128 Exchange, long Number, bool IsTaken);
}

using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>High-speed logging of address translation: a record when a session is created or deleted, and when a pool is empty.</summary>
internal static class NatLog
{
    // natEvent (element 230): the values that IOS XE has always sent for IPv4 sessions.
    private const int SessionCreated = 1;
    private const int SessionDeleted = 2;
    private const int AddressesExhausted = 3;

    private static readonly Layout<LogEvent> Session = new(
        256,
        (Iana.SourceIPv4Address, e => e.Of.Client),
        (Iana.PostNatSourceIPv4Address, _ => Translation.PublicAddress),
        (Iana.DestinationIPv4Address, e => e.Of.Server),
        (Iana.PostNatDestinationIPv4Address, e => e.Of.Server),
        (Iana.SourceTransportPort, e => e.Of.ClientPort),
        (Iana.PostNaptSourceTransportPort, e => e.Translation.PublicPort),
        (Iana.DestinationTransportPort, e => e.Of.ServerPort),
        (Iana.PostNaptDestinationTransportPort, e => e.Of.ServerPort),
        (Iana.IngressVrfId, _ => 0),
        (Iana.ProtocolIdentifier, e => e.Of.Protocol),
        (Iana.NatEvent, e => e.IsEnd ? SessionDeleted : SessionCreated),
        (Iana.ObservationTimeMilliseconds, e => e.At));

    private static readonly Layout<uint> PoolExhausted = new(257, (Iana.NatPoolId, pool => pool), (Iana.NatEvent, _ => AddressesExhausted));

    public static void Send(NetFlow9Sender sender)
    {
        foreach (var time in new[] { 0.0, Clock.Length / 2 })
        {
            sender.Templates(Clock.At(time), Session.Template, PoolExhausted.Template);
        }

        foreach (var second in LogEvent.BySecond())
        {
            sender.Data(Clock.At(second.Key), Session.Records(second));
        }

        sender.Data(Clock.At(45.5), [PoolExhausted.Record(7)]);
    }
}

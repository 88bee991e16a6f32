using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Wire;

/// <summary>Datagrams of several agents to one collector, put in the order of time.</summary>
internal sealed class SampleCapture
{
    private static readonly IPAddress Collector = IPAddress.Parse("198.51.100.250");

    private readonly List<(DateTimeOffset Time, IPAddress Agent, ushort SourcePort, ushort Port, Func<byte[]> Datagram)> _due = [];

    /// <summary>Adds a datagram that is built when its time has come: sequence numbers follow time.</summary>
    public void Add(DateTimeOffset time, IPAddress agent, ushort sourcePort, ushort port, Func<byte[]> datagram) =>
        _due.Add((time, agent, sourcePort, port, datagram));

    public byte[] ToArray()
    {
        var output = new MemoryStream();
        using (var writer = new PcapWriter(output))
        {
            // OrderBy is stable: datagrams of one instant stay as they were added.
            foreach (var (time, agent, sourcePort, port, datagram) in _due.OrderBy(due => due.Time))
            {
                writer.Write(UnixNanoseconds(time), agent, sourcePort, Collector, port, datagram());
            }
        }

        return output.ToArray();
    }

    private static long UnixNanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}

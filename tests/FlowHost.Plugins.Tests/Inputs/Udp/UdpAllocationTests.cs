using FlowHost.Inputs.Udp;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Udp;

public sealed class UdpAllocationTests
{
    private const int Warm = 2_000;
    private const int Measured = 10_000;

    // What fits into the socket of a machine that grants no more than Linux does by default.
    private const int Portion = 100;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_ManyDatagrams_AllocatesNothingForOne(bool portable)
    {
        var sink = new AllocationSink();
        var options = new UdpOptions { Listen = ["127.0.0.1:0"], Allow = [AddressRange.Parse("127.0.0.0/8"), AddressRange.Parse("192.0.2.0/24")] };
        await using var input = new RunningInput(options, sink, portable);
        using var agent = new UdpSender(input.Loopback);
        input.Start();

        for (var sent = Portion; sent <= Warm + Measured; sent += Portion)
        {
            agent.SendMany(Portion, length: 200);
            Assert.True(SpinWait.SpinUntil(() => sink.Datagrams >= sent, TimeSpan.FromSeconds(10)));
        }

        // What the runtime allocates now and then is not per datagram: it is far less than one octet each.
        Assert.InRange(sink.Allocated, 0, Measured / 2);
    }

    private sealed class AllocationSink : IDatagramSink
    {
        private int _datagrams;
        private long _start;
        private long _allocated;

        public int Datagrams => Volatile.Read(ref _datagrams);

        /// <summary>Octets that the receiving thread allocated between the burst that ended the warm-up and the last.</summary>
        public long Allocated => Volatile.Read(ref _allocated);

        public int BurstSize => 64;

        public void Process(DatagramBurst burst)
        {
            if (_datagrams < Warm)
            {
                _start = GC.GetAllocatedBytesForCurrentThread();
            }
            Volatile.Write(ref _allocated, GC.GetAllocatedBytesForCurrentThread() - _start);
            Volatile.Write(ref _datagrams, _datagrams + burst.Count);
        }

        public int BeginSession() => throw new NotSupportedException("There are no sessions here.");

        public void EndSession(UInt128 address, int session) => throw new NotSupportedException("There are no sessions here.");

        public void CountDrop(DropReason reason, long datagrams) => Assert.Fail($"{datagrams} datagrams were lost: {reason}");
    }
}

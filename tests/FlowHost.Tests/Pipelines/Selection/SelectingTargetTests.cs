using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Pipelines.Selection;
using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines.Selection;

public sealed class SelectingTargetTests
{
    private readonly RecordingTarget _taken = new();
    private readonly ExporterLedger _ledger = new("test");

    [Fact]
    public void Type_OfOthers_IsFiltered()
    {
        using var worker = Bench(new WhenOptions { Type = ["flow"] });

        worker.Send(Datagram(Flows(7, 3), Interface(7, "ge-0/0")));

        Assert.Equal(3, _taken.Rows.Count);
        AssertFiltered(1);
    }

    [Fact]
    public void Agent_TakesTheRowsOfItsNetworks_FromBatchesThatSeveralAgentsShare()
    {
        using var worker = Bench(new WhenOptions { Agent = [AddressRange.Parse("192.0.2.0/31"), AddressRange.Parse("2001:db8::1")] });
        var burst = new DatagramBurst(3);
        foreach (var (agent, index) in new[] { ("192.0.2.1", 1u), ("192.0.2.2", 2u), ("2001:db8::1", 3u) })
        {
            Assert.True(IpAddress.TryParse(agent, out var address));
            var payload = Datagram(Flows(index, 2));
            burst.Add(new Datagram(payload, 0, payload.Length, address, 50_000, 2055, receiveTime: 0, Transport.Udp));
        }

        worker.Process(burst);

        Assert.Equal(
            [
                "flow ingressInterface=1 octetDeltaCount=1", "flow ingressInterface=1 octetDeltaCount=2",
                "flow ingressInterface=3 octetDeltaCount=1", "flow ingressInterface=3 octetDeltaCount=2",
            ],
            _taken.Rows);
        AssertFiltered(2);
    }

    [Theory]
    [InlineData("octetDeltaCount", "2", new[] { "flow ingressInterface=7 octetDeltaCount=2" })]
    [InlineData("octetDeltaCount", "0002", new[] { "flow ingressInterface=7 octetDeltaCount=2" })]
    [InlineData("octetDeltaCount", "20", new string[0])]
    [InlineData("noSuchField", "2", new string[0])]
    public void Field_TakesRowsWithOneOfItsValues(string field, string value, string[] expected)
    {
        using var worker = Bench(new WhenOptions { Field = new() { [field] = [value] } });

        worker.Send(Datagram(Flows(7, 3)));

        Assert.Equal(expected, _taken.Rows);
        AssertFiltered(3 - expected.Length);
    }

    [Fact]
    public void Fields_MustAllHold()
    {
        using var worker = Bench(new WhenOptions { Field = new() { ["octetDeltaCount"] = ["1", "3"], ["ingressInterface"] = ["8"] } });

        worker.Send(Datagram(Flows(7, 3), Flows(8, 3)));

        Assert.Equal(["flow ingressInterface=8 octetDeltaCount=1", "flow ingressInterface=8 octetDeltaCount=3"], _taken.Rows);
        AssertFiltered(4);
    }

    [Fact]
    public void Field_ThatAnEnricherAdds_IsTextLetterByLetter()
    {
        using var worker = Bench(new WhenOptions { Field = new() { ["name"] = ["ge-0/0"] } }, new InterfaceNameEnricher());

        worker.Send(Datagram(Interface(7, "ge-0/0"), Interface(8, "ge-0/1"), Flows(7), Flows(8), Flows(9)));

        Assert.Equal(["flow ingressInterface=7 octetDeltaCount=1 name=ge-0/0"], _taken.Rows);
    }

    [Fact]
    public void EveryRowIsTaken_TheBatchGoesOnAsItIs()
    {
        FlowBatch? sent = null;
        FlowBatch? taken = null;
        using var worker = new WorkerBench(targets:
        [
            new DelegateTarget(batch => sent = batch),
            new SelectingTarget(new WhenOptions { Field = new() { ["ingressInterface"] = ["7"] } }, new DelegateTarget(batch => taken = batch), _ledger),
        ]);

        worker.Send(Datagram(Flows(7, 3)));

        Assert.Same(sent, taken);
    }

    private WorkerBench Bench(WhenOptions when, params IEnricher[] enrichers) =>
        new(enrichers, [new SelectingTarget(when, _taken, _ledger)]);

    private void AssertFiltered(long rows)
    {
        Assert.Equal(rows, _ledger.Drops(DropReason.Filtered));
        Assert.Equal(rows, _ledger.Offered);
    }
}

using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class WorkerFailureTests
{
    private static readonly byte[] Faulty = Datagram(Fault);

    [Fact]
    public void Process_MoreSchemasThanTheHostHolds_SaysOnceWhatToDo()
    {
        using var bench = new WorkerBench(schemaLimit: 1);

        bench.Send(Datagram(Flows(7)), Datagram(Interface(7, "eth7")), Datagram(Interface(7, "eth7")));

        Assert.Contains("'allow'", Assert.Single(bench.Log, line => line.StartsWith("The host holds as many record layouts", StringComparison.Ordinal)));
    }

    [Fact]
    public void Process_DecoderThrows_CountsTheDatagramAndKeepsWhatWasDecoded()
    {
        using var bench = new WorkerBench();

        bench.Send(Datagram(Flows(1), Fault, Flows(2)), Datagram(Flows(3)));

        Assert.Equal((1, 1), (bench.Ledger.Received.Drops(DropReason.DecodeError), bench.Ledger.Decoded.Sets.Drops(DropReason.DecodeError)));
        Assert.All(bench.Ledger.Unaccounted, stage => Assert.Equal(0, stage.Count));
        Assert.Equal(["flow ingressInterface=1 octetDeltaCount=1", "flow ingressInterface=3 octetDeltaCount=1"], bench.Target.Rows);
        Assert.Contains(bench.Log, line => line.Contains("'test'", StringComparison.Ordinal) && line.Contains(WorkerBench.Agent, StringComparison.Ordinal));
    }

    [Fact]
    public void Process_DecoderThrowsInASetThatWaited_AccountsForItAndForTheTemplateThatCame()
    {
        using var bench = new WorkerBench();

        bench.Send(Datagram(HeldFault), Datagram(Flows(3)));

        var sets = bench.Ledger.Decoded.Sets;
        Assert.Equal((3, 2, 1, 0), (sets.Seen, sets.Drops(DropReason.DecodeError), sets.Passed, sets.Waiting));
        Assert.All(bench.Ledger.Unaccounted, stage => Assert.Equal(0, stage.Count));
    }

    [Fact]
    public void Process_DecoderThrowsTenTimesInARow_IsLeftAloneForThirtySeconds()
    {
        using var bench = new WorkerBench();
        var good = Datagram(Flows(7));

        bench.Send([.. Enumerable.Repeat(Faulty, 9), good, .. Enumerable.Repeat(Faulty, 10), good, good]);
        Assert.Equal((19, 2), (bench.Ledger.Received.Drops(DropReason.DecodeError), bench.Ledger.Drops(DropReason.BreakerOpen)));
        Assert.Single(bench.Target.Rows);

        bench.Time.Advance(TimeSpan.FromSeconds(30));
        bench.Send(good, good);

        Assert.Equal(3, bench.Target.Rows.Count);
        Assert.Equal(2, bench.Ledger.Drops(DropReason.BreakerOpen));
    }

    // 1,500 rows: the enricher gets the first 1,024 while the datagram is being decoded, and another datagram waits behind it.
    [Fact]
    public async Task Abandon_PluginThatEndsAllTheSame_CountsNothingTwice()
    {
        using var entered = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        using var bench = new WorkerBench([new DelegateEnricher(_ => _ =>
        {
            entered.Set();
            goOn.Wait();
        })]);
        var worker = Task.Run(() => bench.Send(Datagram(Flows(1)), Datagram(Flows(7, 1_500)), Datagram(Flows(8))), TestContext.Current.CancellationToken);
        entered.Wait(TestContext.Current.CancellationToken);

        bench.Abandon();
        var rows = bench.Ledger.Enriched.Drops(DropReason.ShutdownDeadline);
        goOn.Set();
        await worker;
        bench.Send(Datagram(Flows(9)));

        Assert.Equal((1_024, 1_024, 0), (rows, bench.Ledger.Enriched.Dropped, bench.Ledger.Enriched.Passed));
        Assert.Equal((3, 1, 2), (bench.Ledger.Received.Seen, bench.Ledger.Received.Passed, bench.Ledger.Received.Drops(DropReason.ShutdownDeadline)));
        Assert.Empty(bench.Target.Rows);
    }

    [Fact]
    public void Process_EnricherThrows_CostsItsBatchAlone()
    {
        using var bench = new WorkerBench([new DelegateEnricher(schema => schema.Current.IsOptions ? null : _ => throw new InvalidOperationException("no map"))]);

        bench.Send(Datagram(Flows(7, 5), Interface(7, "ge-0/0")));

        Assert.Equal(5, bench.Ledger.Drops(DropReason.PluginError));
        Assert.Equal(["OptionTemplate ingressInterface=7 interfaceName=ge-0/0"], bench.Target.Rows);
        Assert.Equal(6, bench.Ledger.Records);
        Assert.Contains(bench.Log, line => line.Contains("'enricher0'", StringComparison.Ordinal) && line.EndsWith("no map", StringComparison.Ordinal));
    }

    [Fact]
    public void Process_EnricherThrowsTenTimesInARow_RecordsGoOnWithoutIt()
    {
        var isFaulty = true;
        using var bench = new WorkerBench([new DelegateEnricher(schema =>
        {
            var added = schema.Add(Field.UInt64("added"));
            return batch => batch[added].FillAll().Fill(isFaulty ? throw new InvalidOperationException("no map") : 1UL);
        })]);

        for (var i = 0; i < 12; i++)
        {
            bench.Send(Datagram(Flows(7, 2)));
        }
        Assert.Equal(20, bench.Ledger.Drops(DropReason.PluginError));
        Assert.Equal(4, bench.Target.Rows.Count);
        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1", bench.Target.Rows[0]);

        isFaulty = false;
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        bench.Send(Datagram(Flows(7)));

        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1 added=1", bench.Target.Rows[^1]);
    }

    [Fact]
    public void Process_EnricherCannotBeBound_RecordsGoOnWithTheOthers()
    {
        using var bench = new WorkerBench(
        [
            new DelegateEnricher(schema =>
            {
                schema.Add(Field.UInt64("added"));
                throw new InvalidOperationException("no file");
            }),
            new DelegateEnricher(schema =>
            {
                var added = schema.Add(Field.UInt64("added"));
                return batch => batch[added].FillAll().Fill(3);
            }),
        ]);

        bench.Send(Datagram(Flows(7)));

        Assert.Equal(["flow ingressInterface=7 octetDeltaCount=1 added=3"], bench.Target.Rows);
        Assert.Equal(0, bench.Ledger.Drops(DropReason.PluginError));
        Assert.Contains(bench.Log, line => line.Contains("'enricher0'", StringComparison.Ordinal) && line.EndsWith("no file", StringComparison.Ordinal));
    }
}

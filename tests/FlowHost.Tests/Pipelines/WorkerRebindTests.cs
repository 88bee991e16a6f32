using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class WorkerRebindTests
{
    private readonly List<string> _fields = ["one"];
    private Action _requestRebind = () => { };
    private int _binds;

    [Fact]
    public void Process_AfterRequestRebind_NextBatchHasTheNewFields()
    {
        using var bench = new WorkerBench([new DelegateEnricher(Bind)]);
        bench.Send(Datagram(Flows(7)));
        bench.Send(Datagram(Flows(7)));
        Assert.Equal(1, _binds);

        _fields.Add("two");
        bench.Send(Datagram(Flows(7)));
        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1 one=1", bench.Target.Rows[^1]);

        _requestRebind();
        bench.Send(Datagram(Flows(7)));
        bench.Send(Datagram(Flows(7)));

        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1 one=1 two=1", bench.Target.Rows[^1]);
        Assert.Equal(2, _binds);
    }

    [Fact]
    public void Process_RebindRequestedInABatch_NextBatchOfTheSameBurstHasTheNewFields()
    {
        using var bench = new WorkerBench([new DelegateEnricher(schema =>
        {
            var enrich = Bind(schema);
            return batch =>
            {
                enrich(batch);
                if (_fields.Count == 1)
                {
                    _fields.Add("two");
                    _requestRebind();
                }
            };
        })]);

        bench.Send(Datagram(Flows(7, 1025)));

        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1024 one=1", bench.Target.Rows[1023]);
        Assert.Equal("flow ingressInterface=7 octetDeltaCount=1025 one=1 two=1", bench.Target.Rows[1024]);
    }

    private EnrichBatch Bind(SchemaBuilder schema)
    {
        _binds++;
        _requestRebind = schema.RequestRebind;
        NewColumn<ulong>[] columns = [.. _fields.Select(name => schema.Add(Field.UInt64(name)))];
        return batch =>
        {
            foreach (var column in columns)
            {
                batch[column].FillAll().Fill(1);
            }
        };
    }
}

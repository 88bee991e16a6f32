using FlowHost.Sdk.Testing;

namespace FlowHost.Sdk.Tests.Stages;

public sealed class RowEnricherByNameTests
{
    [Fact]
    public void Read_NameThatAnEarlierEnricherAdds_ReadsItsValues()
    {
        var records = TestBatch.With(Elements.OctetDeltaCount).Row(4).Row(10).Enrich(new Twice(), new Next());

        Assert.Equal([9ul, 21ul], records.Select(record => record["next"]));
    }

    [Fact]
    public void Read_NameThatNobodyAdds_LeavesTheSchemaAlone()
    {
        var record = Assert.Single(TestBatch.With(Elements.OctetDeltaCount).Row(4).Enrich(new Next(), new Twice()));

        Assert.Null(record["next"]);
        Assert.Equal(8ul, record["acme.twice"]);
    }

    private sealed class Twice : RowEnricher
    {
        private readonly Input<ulong> _octets;
        private readonly Output<ulong> _twice;

        public Twice()
        {
            _octets = Read(Elements.OctetDeltaCount);
            _twice = Write(Field.UInt64("acme.twice"));
        }

        protected override void Enrich(in Row row) => row[_twice] = 2 * row[_octets];
    }

    private sealed class Next : RowEnricher
    {
        private readonly Input<ulong> _twice;
        private readonly Output<ulong> _next;

        public Next()
        {
            _twice = Read<ulong>("acme.twice");
            _next = Write(Field.UInt64("next"));
        }

        protected override void Enrich(in Row row) => row[_next] = row[_twice] + 1;
    }
}

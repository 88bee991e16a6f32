using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Enrichers.OptionTables;

/// <summary>Whose rows a record is joined with, and for how long.</summary>
public sealed class ScopeTests : IDisposable
{
    private static readonly Element[] Interfaces = [Elements.IngressInterface, Elements.InterfaceName];
    private static readonly Element[] Flow = [Elements.IngressInterface];

    private readonly TableTest _test = new();

    [Fact]
    public void Join_TableOfTheOwnDomain_WinsOverAnother()
    {
        _test.Table(Interfaces, [1, "of six"]);
        _test.Domain = 256;
        _test.Table(Interfaces, [1, "of 256"]);

        Assert.Equal("of 256", _test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    [Fact]
    public void Join_NoTableUnderTheOwnDomain_TakesThatOfAnother()
    {
        _test.Table(Interfaces, [1, "of six"]);
        _test.Domain = 256;

        Assert.Equal("of six", _test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    [Fact]
    public void Join_OwnTableWithoutTheRow_TakesNoOther()
    {
        _test.Table(Interfaces, [1, "of six"]);
        _test.Domain = 256;
        _test.Table(Interfaces, [2, "of 256"]);

        Assert.Null(_test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    [Fact]
    public void Join_TableOfAnotherDevice_IsNeverTaken()
    {
        _test.Table(Interfaces, [1, "uplink"]);
        _test.Agent = "192.0.2.2";

        Assert.Null(_test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    [Fact]
    public void Join_RowSentAgain_HasItsLastValue()
    {
        _test.Table(Interfaces, [1, "old"]);
        _test.Table(Interfaces, [1, "new"]);

        Assert.Equal("new", _test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    [Fact]
    public void Join_RecordBeforeItsRow_GoesOnWithout()
    {
        Assert.Null(_test.Record(Flow, 1)["ingressInterfaceName"]);
        _test.Table(Interfaces, [1, "late"]);

        Assert.Equal("late", _test.Record(Flow, 1)["ingressInterfaceName"]);
    }

    public void Dispose() => _test.Dispose();
}

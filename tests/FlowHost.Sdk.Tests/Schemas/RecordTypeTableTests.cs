namespace FlowHost.Sdk.Tests.Schemas;

public sealed class RecordTypeTableTests
{
    private static readonly RecordTypeTable Table = new(
        forOptions: [new RecordTypeRule("inventory", [Elements.InterfaceName], [])],
        forData: [new RecordTypeRule("voip", [Elements.SourceIPv4Address, Elements.SourceTransportPort], [Elements.TcpControlBits])]);

    [Fact]
    public void Classify_OwnRuleFits_ComesBeforeTheBuiltInOnes() =>
        Assert.Equal("voip", Table.Classify([Elements.SourceTransportPort, Elements.NatEvent, Elements.SourceIPv4Address], isOptions: false));

    [Fact]
    public void Classify_ElementThatMustNotBeThere_LeavesItToTheBuiltInRules() =>
        Assert.Equal("flow", Table.Classify([Elements.SourceTransportPort, Elements.SourceIPv4Address, Elements.TcpControlBits], isOptions: false));

    [Fact]
    public void Classify_OptionsAndData_HaveRulesOfTheirOwn()
    {
        Assert.Equal("inventory", Table.Classify([Elements.InterfaceName], isOptions: true));
        Assert.Equal("flow", Table.Classify([Elements.InterfaceName], isOptions: false));
    }

    [Fact]
    public void All_HoldsOwnTypesOnceBesideTheBuiltInOnes() => Assert.Equal([.. RecordTypes.All, "voip", "inventory"], Table.All);
}

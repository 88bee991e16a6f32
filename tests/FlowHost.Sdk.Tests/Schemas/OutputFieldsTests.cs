namespace FlowHost.Sdk;

public class OutputFieldsTests
{
    private static readonly Element Iana = Named(0, 298, "initiatorPackets");
    private static readonly Element Cisco = Named(9, 9265, "initiatorPackets");

    [Fact]
    public void Outputs_TwoElementsOfOneName_AreTwoMembersWhateverTheirOrder()
    {
        Assert.Equal(["initiatorPackets", "initiatorPackets_e9id9265"], Names(Iana, Cisco));
        Assert.Equal(["initiatorPackets_e9id9265", "initiatorPackets"], Names(Cisco, Iana));
    }

    [Fact]
    public void Outputs_ElementAlone_KeepsItsName() => Assert.Equal(["initiatorPackets"], Names(Cisco));

    [Fact]
    public void Outputs_RepeatsBesideAnotherElementOfTheName_AreOneMemberEach()
    {
        var outputs = Schemas.Of(Cisco, Iana, Cisco).Outputs;

        Assert.Equal([0, 2], outputs[0].Columns);
        Assert.Equal([1], outputs[1].Columns);
    }

    [Fact]
    public void Outputs_ElementCalledLikeTheDistinguishingName_IsStillAMemberOfItsOwn() =>
        Assert.Equal(3, Names(Iana, Cisco, Named(0, 1, "initiatorPackets_e9id9265")).Distinct().Count());

    [Fact]
    public void Outputs_BuiltinElementsOfOneName_HaveTwoNames()
    {
        Assert.True(ElementRegistry.Builtin.TryFind(0, 298, out var iana));
        Assert.True(ElementRegistry.Builtin.TryFind(9, 9265, out var cisco));

        Assert.Equal(2, Names(iana, cisco).Distinct().Count());
    }

    private static Element Named(uint enterprise, ushort id, string name) =>
        Element.Create(new ElementInfo(enterprise, id, name, ElementType.Unsigned64));

    private static IEnumerable<string> Names(params Element[] elements) => Schemas.Of(elements).Outputs.Select(output => output.FullName);
}

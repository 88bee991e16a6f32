namespace FlowHost.Sdk;

public class NetFlow9TypesTests
{
    [Theory]
    [InlineData(8, 0, 8)]
    [InlineData(32767, 0, 32767)]
    [InlineData(32768, 9, 0)]
    [InlineData(33002, 9, 234)]      // ASA: NF_F_FW_EXT_EVENT
    [InlineData(56701, 9, 23933)]    // PAN-OS: App-ID
    [InlineData(57590, 35632, 118)]  // nProbe: L7_PROTO
    [InlineData(57472, 9, 24704)]    // nProbe has no element 0
    [InlineData(65535, 9, 32767)]
    public void Field_Type_IsAnElement(int type, uint enterprise, int id) =>
        Assert.Equal(new TemplateField(enterprise, (ushort)id, 4), NetFlow9Types.Field((ushort)type, 4));

    [Theory]
    [InlineData(1, "scopeSystem")]
    [InlineData(2, "scopeInterface")]
    [InlineData(3, "scopeLineCard")]
    [InlineData(4, "scopeCache")]
    [InlineData(5, "scopeTemplate")]
    [InlineData(6, "tcpControlBits")]
    [InlineData(34001, "flow_cts_destination_group_tag")]
    public void Scope_Type_IsItsOwnNamespaceUpToFive(int type, string name)
    {
        var field = NetFlow9Types.Scope((ushort)type, 4);
        Assert.True(field.IsScope);
        Assert.Equal(4, field.Length);
        Assert.Equal(name, ElementRegistry.Builtin.Resolve(field.Enterprise, field.Id, field.Length, []).Name);
    }

    [Fact]
    public void TypeOf_FieldOrScopeOfAType_IsThatType()
    {
        for (var type = 0; type <= ushort.MaxValue; type++)
        {
            var (field, scope) = (NetFlow9Types.Field((ushort)type, 1), NetFlow9Types.Scope((ushort)type, 1));
            Assert.Equal((type, type), (NetFlow9Types.TypeOf(field.Enterprise, field.Id), NetFlow9Types.TypeOf(scope.Enterprise, scope.Id)));
        }
    }

    [Fact]
    public void Field_AnyType_IsNoScope()
    {
        for (var type = 0; type <= ushort.MaxValue; type++)
        {
            Assert.False(NetFlow9Types.Field((ushort)type, 1) is { Enterprise: 0, Id: >= 0x8000 });
        }
    }
}

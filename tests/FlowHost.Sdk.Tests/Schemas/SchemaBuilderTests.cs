namespace FlowHost.Sdk;

public class SchemaBuilderTests
{
    [Fact]
    public void TryGet_NameOfAReplacedField_FindsTheNewOne()
    {
        var builder = Builder(Elements.IngressInterface);
        Assert.True(builder.TryGet(Elements.IngressInterface, out var old));
        var added = builder.Replace(old, Field.Text("ingressInterface"));

        Assert.True(builder.TryGet("ingressInterface", out Column<Text> found));
        Assert.Equal(added.Index, found.Index);
        Assert.False(builder.TryGet("ingressInterface", out Column<uint> _));
        Assert.False(builder.TryGet(Elements.IngressInterface, out _));
        Assert.False(builder.TryGetNumber(Elements.IngressInterface, out _));
    }

    [Fact]
    public void TryGet_RemovedField_IsNotFound()
    {
        var builder = Builder(Elements.IngressInterface, Elements.EgressInterface);
        Assert.True(builder.TryGet(Elements.IngressInterface, out var column));
        builder.Remove(column);

        Assert.False(builder.TryGet(Elements.IngressInterface, out _));
        Assert.False(builder.TryGet("ingressInterface", out Column<uint> _));
        Assert.Empty(builder.GetAll(Elements.IngressInterface));
        Assert.True(builder.TryGet(Elements.EgressInterface, out _));
    }

    [Fact]
    public void GetAll_FirstOfARepeatedElementRemoved_GivesTheRest()
    {
        var builder = Builder(Elements.IngressInterface, Elements.EgressInterface, Elements.IngressInterface, Elements.IngressInterface);
        builder.Remove(builder.GetAll(Elements.IngressInterface)[0]);

        Assert.Equal([2, 3], builder.GetAll(Elements.IngressInterface).Select(column => column.Index));
        Assert.True(builder.TryGet("ingressInterface", out Column<uint> first));
        Assert.Equal(2, first.Index);
    }

    [Theory]
    [InlineData("http_url", true)]
    [InlineData("ingressInterface", false)]
    [InlineData("ingressInterface.name", false)]
    [InlineData("Type", false)]
    public void IsFree_Name_IsWhatAddAccepts(string name, bool isFree)
    {
        var builder = Builder(Elements.IngressInterface);

        Assert.Equal(isFree, builder.IsFree(name));
        Assert.Equal(isFree, Record.Exception(() => builder.Add(Field.Text(name))) is null);
    }

    private static SchemaBuilder Builder(params Element[] elements) => new(Schemas.Of(elements));
}

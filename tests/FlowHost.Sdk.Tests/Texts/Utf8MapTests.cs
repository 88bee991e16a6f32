namespace FlowHost.Sdk.Tests.Texts;

public sealed class Utf8MapTests
{
    private readonly Utf8Map<int> _map = new();

    [Fact]
    public void TryGetValue_KeysSetAsTextOrOctets_AreFound()
    {
        _map["Tromsø"] = 1;
        _map.Set("Bodø"u8, 2);
        _map.Set(""u8, 3);

        Assert.True(_map.TryGetValue("Tromsø"u8, out var tromso));
        Assert.True(_map.TryGetValue("Bodø"u8, out var bodo));
        Assert.True(_map.TryGetValue(""u8, out var empty));
        Assert.Equal((1, 2, 3), (tromso, bodo, empty));
    }

    [Fact]
    public void TryGetValue_OtherKey_IsFalse()
    {
        _map["Oslo"] = 1;

        Assert.False(_map.TryGetValue("oslo"u8, out _));
        Assert.False(_map.TryGetValue("Osl"u8, out _));
    }

    [Fact]
    public void Set_SameKeyAgain_ReplacesTheValue()
    {
        _map["Oslo"] = 1;
        _map.Set("Oslo"u8, 2);

        Assert.True(_map.TryGetValue("Oslo"u8, out var value));
        Assert.Equal((2, 1), (value, _map.Count));
    }
}

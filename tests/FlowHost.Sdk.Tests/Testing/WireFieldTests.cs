namespace FlowHost.Sdk.Testing;

public class WireFieldTests
{
    // Lengths of RFC 7011 section 6.1.
    [Theory]
    [InlineData(ElementType.Unsigned8, 1)]
    [InlineData(ElementType.Unsigned16, 2)]
    [InlineData(ElementType.Signed32, 4)]
    [InlineData(ElementType.Unsigned64, 8)]
    [InlineData(ElementType.Unsigned256, 32)]
    [InlineData(ElementType.Float32, 4)]
    [InlineData(ElementType.Float64, 8)]
    [InlineData(ElementType.Boolean, 1)]
    [InlineData(ElementType.MacAddress, 6)]
    [InlineData(ElementType.IPv4Address, 4)]
    [InlineData(ElementType.IPv6Address, 16)]
    [InlineData(ElementType.DateTimeSeconds, 4)]
    [InlineData(ElementType.DateTimeMilliseconds, 8)]
    [InlineData(ElementType.DateTimeMicroseconds, 8)]
    [InlineData(ElementType.DateTimeNanoseconds, 8)]
    [InlineData(ElementType.String, WireField.Variable)]
    [InlineData(ElementType.OctetArray, WireField.Variable)]
    [InlineData(ElementType.BasicList, WireField.Variable)]
    public void Of_Element_TakesTheLengthOfItsType(ElementType type, int length)
    {
        WireField field = Element.Create(new ElementInfo(9, 77, "x", type));

        Assert.Equal(new WireField(9, 77, length, type), field);
    }

    [Fact]
    public void Of_LengthGiven_TakesIt()
    {
        var classId = Element.Create(new ElementInfo(0, 51, "classId", ElementType.Unsigned8));

        Assert.Equal(new WireField(0, 51, 4, ElementType.Unsigned8), WireField.Of(classId, 4));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void Length_OutOfRange_Throws(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WireField(0, 1, length));

    [Theory]
    [InlineData(0, 65536)]
    [InlineData(0, -1)]
    [InlineData(-1, 1)]
    public void FromNumbers_OutOfRange_Throws(int enterprise, int id) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => (WireField)(enterprise, id, 4));

    [Fact]
    public void Reverse_EnterpriseElement_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new WireField(9, 1, 4).Reverse());
}

namespace FlowHost.Sdk.Tests.Json;

public sealed class JsonListTests
{
    private static readonly Element Port = Element.Create(new ElementInfo(0, 7, "sourceTransportPort", ElementType.Unsigned16));
    private static readonly Element Address = Element.Create(new ElementInfo(0, 8, "sourceIPv4Address", ElementType.IPv4Address));
    private static readonly Element Address6 = Element.Create(new ElementInfo(0, 27, "sourceIPv6Address", ElementType.IPv6Address));
    private static readonly Element Mac = Element.Create(new ElementInfo(0, 56, "sourceMacAddress", ElementType.MacAddress));
    private static readonly Element Start = Element.Create(new ElementInfo(0, 152, "flowStartMilliseconds", ElementType.DateTimeMilliseconds));
    private static readonly Element Name = Element.Create(new ElementInfo(0, 82, "interfaceName", ElementType.String));
    private static readonly Element Raw = Element.Create(new ElementInfo(9, 999, "raw", ElementType.OctetArray));
    private static readonly Element Flag = Element.Create(new ElementInfo(0, 276, "dataRecordsReliability", ElementType.Boolean));
    private static readonly Element Delta = Element.Create(new ElementInfo(0, 434, "mibObjectValueInteger", ElementType.Signed32));
    private static readonly Element Ratio = Element.Create(new ElementInfo(0, 311, "samplingProbability", ElementType.Float64));
    private static readonly Element Single = Element.Create(new ElementInfo(0, 320, "absoluteError", ElementType.Float32));
    private static readonly Element Inner = Element.Create(new ElementInfo(0, 292, "subTemplateList", ElementType.SubTemplateList));

    [Fact]
    public void Write_BasicList_IsAnArrayOfValues() =>
        Assert.Equal("[1,65535]", Written(list => { list.Value(Port, 1ul); list.Value(Port, 65535ul); }));

    [Fact]
    public void Write_EmptyList_IsAnEmptyArray() => Assert.Equal("[]", Written(_ => { }));

    [Fact]
    public void Write_EveryType_IsWrittenAsInAColumn() =>
        Assert.Equal(
            """[{"sourceIPv4Address":"192.0.2.7","sourceIPv6Address":"2001:db8::1","sourceMacAddress":"00:00:5e:00:53:01","flowStartMilliseconds":"2026-01-15T10:00:00.000Z","interfaceName":"a\"b","raw":"00ff","dataRecordsReliability":true,"mibObjectValueInteger":-5,"samplingProbability":0.25,"absoluteError":0.1}]""",
            Written(list =>
            {
                list.StartRecord();
                list.Value(Address, 0xC0000207ul);
                list.Value(Address6, new UInt128(0x2001_0DB8_0000_0000, 1));
                list.Value(Mac, 0x00005E005301ul);
                list.Value(Start, (ulong)BatchBuilder.Time * 1000);
                list.Value(Name, "a\"b"u8);
                list.Value(Raw, [0x00, 0xFF]);
                list.Value(Flag, 1ul);
                list.Value(Delta, -5L);
                list.Value(Ratio, 0.25);
                list.Value(Single, (double)0.1f);
                list.End();
            }));

    [Fact]
    public void Write_Records_AreObjectsAndRepeatsInThemArrays() =>
        Assert.Equal(
            """[{"sourceTransportPort":[1,2,3],"interfaceName":"x"},{},{"interfaceName":"y"}]""",
            Written(list =>
            {
                list.StartRecord();
                list.Value(Port, 1ul);
                list.Value(Name, "x"u8);
                list.Value(Port, 2ul);
                list.Value(Port, 3ul);
                list.End();
                list.StartRecord();
                list.End();
                list.StartRecord();
                list.Value(Name, "y"u8);
                list.End();
            }));

    [Fact]
    public void Write_TwoElementsOfOneName_ShareIt()
    {
        var vendors = Element.Create(new ElementInfo(9, 9265, Port.Name, ElementType.Unsigned64));

        Assert.Equal("""[{"sourceTransportPort":[1,2]}]""", Written(list =>
        {
            list.StartRecord();
            list.Value(Port, 1ul);
            list.Value(vendors, 2ul);
            list.End();
        }));
    }

    [Fact]
    public void Write_ListsInRecords_HaveTheNameOfTheirElement() =>
        Assert.Equal(
            """[{"sourceTransportPort":1,"subTemplateList":[[{"interfaceName":"a"},{"interfaceName":["b","c"]}],[]],"interfaceName":"d"}]""",
            Written(list =>
            {
                list.StartRecord();
                list.Value(Port, 1ul);
                list.StartList(Inner, ListSemantic.AllOf);
                list.StartRecord();
                list.Value(Name, "a"u8);
                list.End();
                list.StartRecord();
                list.Value(Name, "b"u8);
                list.Value(Name, "c"u8);
                list.End();
                list.End();
                list.Value(Name, "d"u8);
                list.StartList(Inner, ListSemantic.NoneOf);
                list.End();
                list.End();
            }));

    [Fact]
    public void Write_ListsInLists_AreNestedArrays() =>
        Assert.Equal("[[1,2],[],3]", Written(list =>
        {
            list.StartList(ListSemantic.Ordered);
            list.Value(Port, 1ul);
            list.Value(Port, 2ul);
            list.End();
            list.StartList(ListSemantic.Ordered);
            list.End();
            list.Value(Port, 3ul);
        }));

    [Fact]
    public void Write_ListsNestedBeyondReason_EndInNull()
    {
        const int depth = 5_000;

        var json = Written(list =>
        {
            for (var level = 0; level < depth; level++)
            {
                list.StartList(ListSemantic.Ordered);
            }
            list.Value(Port, 1ul);
            for (var level = 0; level < depth; level++)
            {
                list.End();
            }
            list.Value(Port, 2ul);
        });

        Assert.Equal(new string('[', 16) + "null" + new string(']', 15) + ",2]", json);
    }

    [Fact]
    public void Write_RecordOfThousandsOfRepeats_TakesLinearTime()
    {
        const int values = 60_000;

        var json = Written(list =>
        {
            list.StartRecord();
            for (var value = 0; value < values; value++)
            {
                list.Value(Port, 1ul);
            }
            list.End();
        });

        Assert.Equal((values * 2) + "[{\"sourceTransportPort\":[]}]".Length - 1, json.Length);
    }

    private static string Written(WriteList write) =>
        JsonRows.Raw(new BatchBuilder().Element("list", ElementType.SubTemplateMultiList).Row(write), "list");
}

namespace FlowHost.Sdk;

public class ElementRegistryTests
{
    private static readonly ElementRegistry Registry = ElementRegistry.Builtin;

    [Fact]
    public void Resolve_Known_IsTheElementOfTheTable() => Assert.Same(Elements.ProtocolIdentifier, Registry.Resolve(0, 4, 1, []));

    [Theory]
    [InlineData(0, 0, "e0id0")]
    [InlineData(4242, 17, "e4242id17")]
    [InlineData(uint.MaxValue, 0x7FFF, "e4294967295id32767")]
    public void Resolve_Unknown_IsOctetsNamedByNumber(uint enterprise, int id, string name)
    {
        var element = Registry.Resolve(enterprise, (ushort)id, 4, []);
        Assert.Equal((name, ElementType.OctetArray, enterprise), (element.Name, element.Type, element.Enterprise));
        Assert.False(Registry.TryFind(enterprise, (ushort)id, out _));
    }

    [Fact]
    public void Resolve_UnknownTwice_IsEqualButNotKept()
    {
        var first = Registry.Resolve(4242, 17, 4, []);
        var second = Registry.Resolve(4242, 17, 4, []);
        Assert.Equal(first, second);
        Assert.NotSame(first, second);
    }

    [Theory]
    [InlineData(12449, 8, "queue_depth_sum", ElementType.Unsigned64)]
    [InlineData(12449, 4, "sdwan_appqoe_fec_r_pkts", ElementType.Unsigned32)]
    [InlineData(12452, 8, "queue_depth_taildrop_counter", ElementType.Unsigned64)]
    [InlineData(12452, 4, "sdwan_appqoe_pkt_dup_r_pkts", ElementType.Unsigned32)]
    [InlineData(4331, 4, "pfr_site_source_id_ipv4", ElementType.IPv4Address)]
    [InlineData(4331, 16, "pfr_site_source_id_ipv6", ElementType.IPv6Address)]
    [InlineData(4332, 4, "pfr_site_destination_id_ipv4", ElementType.IPv4Address)]
    [InlineData(4332, 16, "pfr_site_destination_id_ipv6", ElementType.IPv6Address)]
    public void Resolve_IdOfTwoMeanings_FollowsTheLength(int id, int length, string name, ElementType type)
    {
        var element = Registry.Resolve(9, (ushort)id, length, []);
        Assert.Equal((name, type), (element.Name, element.Type));
    }

    [Theory]
    [InlineData(12449, 8, "queue_depth_max")]
    [InlineData(12452, 8, "queue_depth_max")]
    [InlineData(12449, 4, "sdwan_appqoe_pkt_dup_d_pkts_o")]
    [InlineData(12441, 8, "sdwan_appqoe_pkt_dup_d_pkts_o")]
    public void Resolve_QueueDepthMax_FollowsItsSiblings(int sibling, int length, string name)
    {
        TemplateField[] template = [new(0, 8, 4), new(9, 12450, 4), new(9, (ushort)sibling, (ushort)length)];
        Assert.Equal(name, Registry.Resolve(9, 12450, 4, template).Name);
    }

    [Fact]
    public void Resolve_EnterpriseInLittleEndian_IsCisco()
    {
        var element = Registry.Resolve(150994944, 12434, 4, []);
        Assert.Equal((9u, "routing_vrf_service"), (element.Enterprise, element.Name));
    }

    [Theory]
    [InlineData(29305, 1, "reverseOctetDeltaCount", ElementType.Unsigned64, "octets")]
    [InlineData(29305, 152, "reverseFlowStartMilliseconds", ElementType.DateTimeMilliseconds, "milliseconds")]
    [InlineData(29305, 236, "reverseVRFname", ElementType.String, "")]
    [InlineData(6871, 40 + 0x4000, "reverseFlowAttributes", ElementType.Unsigned16, "")]
    [InlineData(6871, 21, "reverseFlowDeltaMilliseconds", ElementType.Unsigned32, "milliseconds")]
    public void Resolve_Reverse_IsNamedAfterTheElement(uint enterprise, int id, string name, ElementType type, string units)
    {
        var element = Registry.Resolve(enterprise, (ushort)id, 4, []);
        Assert.Equal((name, type, units), (element.Name, element.Type, element.Units));
        Assert.Equal((enterprise, (ushort)id), (element.Enterprise, element.Id));
    }

    [Theory]
    [InlineData(29305, 9999, "e29305id9999")]
    [InlineData(6871, 9999 + 0x4000, "e6871id26383")]
    [InlineData(9, 40 + 0x4000, "e9id16424")]
    public void Resolve_ReverseOfUnknown_IsUnknown(uint enterprise, int id, string name) =>
        Assert.Equal(name, Registry.Resolve(enterprise, (ushort)id, 4, []).Name);

    [Theory]
    [InlineData(10704, 1, "barracudaTimestamp", ElementType.DateTimeSeconds)]
    [InlineData(5951, 130, "netscalerHttpReqUrl", ElementType.String)]
    [InlineData(6871, 100, "expiredFragmentCount", ElementType.Unsigned32)]
    [InlineData(6876, 890, "vmwareIngressInterfaceAttr", ElementType.Unsigned16)]
    [InlineData(15397, 12, "proceraExternalRtt", ElementType.Signed32)]
    [InlineData(637, 93, "aluNatSubString", ElementType.String)]
    public void Resolve_OtherVendors_AreKnown(uint enterprise, int id, string name, ElementType type)
    {
        var element = Registry.Resolve(enterprise, (ushort)id, 4, []);
        Assert.Equal((name, type), (element.Name, element.Type));
    }

    [Fact]
    public void Resolve_UsersRow_RenamesAndRetypes()
    {
        var registry = new ElementRegistry(Row(0, 8, "source", ElementType.OctetArray), Row(4242, 17, "turbidity", ElementType.Float32));
        Assert.Equal(("source", ElementType.OctetArray), (registry.Resolve(0, 8, 4, []).Name, registry.Resolve(0, 8, 4, []).Type));
        Assert.Equal("turbidity", registry.Resolve(4242, 17, 4, []).Name);
        Assert.Equal("reverseSource", registry.Resolve(29305, 8, 4, []).Name);
        Assert.Equal(Elements.SourceIPv4Address.Key, registry.Resolve(0, 8, 4, []).Key);
    }

    [Fact]
    public void Resolve_UsersRows_LastWins()
    {
        var registry = new ElementRegistry(Row(0, 8, "first", ElementType.IPv4Address), Row(0, 8, "last", ElementType.IPv4Address));
        Assert.Equal("last", registry.Resolve(0, 8, 4, []).Name);
    }

    [Fact]
    public void Resolve_UsersRowWithoutLengths_LeavesTheRowsOfCertainLengths()
    {
        var registry = new ElementRegistry(Row(9, 12449, "fec", ElementType.Unsigned32));
        Assert.Equal("fec", registry.Resolve(9, 12449, 4, []).Name);
        Assert.Equal("queue_depth_sum", registry.Resolve(9, 12449, 8, []).Name);
    }

    [Fact]
    public void Resolve_UsersRowWithLengths_HoldsForThese()
    {
        var registry = new ElementRegistry(Row(9, 12449, "depth", ElementType.Unsigned64) with { Lengths = [8] });
        Assert.Equal("depth", registry.Resolve(9, 12449, 8, []).Name);
        Assert.Equal("sdwan_appqoe_fec_r_pkts", registry.Resolve(9, 12449, 4, []).Name);
    }

    [Theory]
    [InlineData(9, 9303, ElementType.DateTimeMilliseconds, 4, ElementType.Unsigned32)]     // a duration, not a point in time
    [InlineData(0, 8, ElementType.IPv6Address, 4, ElementType.IPv4Address)]
    [InlineData(0, 8, ElementType.OctetArray, 4, ElementType.OctetArray)]                  // octets have any length
    [InlineData(0, 8, ElementType.IPv6Address, 16, ElementType.IPv6Address)]
    [InlineData(0, 8, ElementType.IPv6Address, 5, ElementType.IPv6Address)]                // neither fits
    [InlineData(4242, 17, ElementType.IPv6Address, 4, ElementType.IPv6Address)]            // no table has it
    [InlineData(29305, 8, ElementType.IPv6Address, 4, ElementType.IPv6Address)]            // the user's row is of the reverse element itself
    public void Resolve_UsersTypeThatTheLengthContradicts_GivesWayIfTheBuiltInOneFits(
        uint enterprise, int id, ElementType type, int length, ElementType expected)
    {
        var element = new ElementRegistry(Row(enterprise, (ushort)id, "mine", type)).Resolve(enterprise, (ushort)id, length, []);
        Assert.Equal(("mine", expected), (element.Name, element.Type));
    }

    [Fact]
    public void TryFindByName_UsersNames_AreFoundAndOldOnesLeadToThem()
    {
        var registry = new ElementRegistry(Row(0, 8, "source", ElementType.IPv4Address) with { Aliases = ["src"] });
        foreach (var name in new[] { "source", "src", "sourceIPv4Address" })
        {
            Assert.True(registry.TryFindByName(name, out var element));
            Assert.Equal("source", element.Name);
        }
    }

    [Theory]
    [InlineData("SourceIPv4Address")]
    [InlineData("nothing")]
    [InlineData("")]
    public void TryFindByName_OtherName_IsNotFound(string name) => Assert.False(Registry.TryFindByName(name, out _));

    private static ElementDefinition Row(uint enterprise, ushort id, string name, ElementType type) => new(new ElementInfo(enterprise, id, name, type));
}

using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Enrichers.OptionTables;

/// <summary>Layouts of real devices and what is particular to each table; whole captures are in the end-to-end tests.</summary>
public sealed class ShippedRuleTests : IDisposable
{
    private readonly TableTest _test = new();

    [Fact]
    public void Interface_IosXe_IsNamedByDescriptionElseName()
    {
        _test.Table([Elements.IngressInterface, Elements.InterfaceName, Elements.InterfaceDescription], [1, "Gi1", "GigabitEthernet1"], [2, "Gi2", ""]);

        var record = _test.Record([Elements.IngressInterface, Elements.EgressInterface], 1, 2);

        Assert.Equal("GigabitEthernet1", record["ingressInterfaceName"]);
        Assert.Equal("Gi2", record["egressInterfaceName"]);
    }

    [Fact]
    public void Interface_Wlc_IsKeyedByVlan()
    {
        _test.Table([Elements.VlanId, Elements.InterfaceName], [58, "management"]);

        Assert.Equal("management", _test.Record([Elements.EgressInterface], 58)["egressInterfaceName"]);
    }

    [Fact]
    public void ObservationPoint_EightOctets_BecomesTheInterfaceInItsLowFour()
    {
        _test.Table([Elements.IngressInterface, Elements.InterfaceName], [7, "Gi7"]);

        var record = _test.Record([Elements.ObservationPointId], 0x0000_0001_0000_0007UL);

        Assert.Equal(7UL, record["observationPointId"]);
        Assert.Equal("Gi7", record["observationInterface"]);
    }

    [Fact]
    public void Application_RecordWithItsOwnName_KeepsItWhereTheTableHasNone()
    {
        _test.Table([Elements.ApplicationId, Elements.ApplicationName, Elements.ApplicationDescription], [1, "http", "Web"]);
        Element[] flow = [Elements.ApplicationId, Elements.ApplicationName];

        var known = _test.Record(flow, 1, "sent");
        var unknown = _test.Record(flow, 2, "sent");

        Assert.Equal(("http", "Web"), (known["applicationName.Name"], known["applicationName.Description"]));
        Assert.Equal(("sent", null), (unknown["applicationName.Name"], unknown["applicationName.Description"]));
    }

    [Fact]
    public void VarString_NamesOfTheTable_BecomeFields()
    {
        Element[] table = [Elements.ApplicationId, Elements.SubApplicationTag, Elements.SubApplicationName];
        _test.Table(table, [0x0300_0050, 0x3402, "http host"], [0x0300_0050, 0x0003_3401, "http url"]);

        var record = _test.Record(
            [CiscoElements.ApplicationVarString, CiscoElements.ApplicationVarString, CiscoElements.ApplicationVarString],
            Entry(0x3402, "www.example.com\0\0"), Entry(0x3401, "/"), Entry(0x3402, ""));

        Assert.Equal("www.example.com", record["http_host"]);
        Assert.Equal("/", record["http_url"]);      // the table's tag has 4 octets, of which the low 2 count
        Assert.Null(record["applicationVarString"]);
    }

    [Fact]
    public void VarString_UnknownTagOrTooShort_StaysAsAList()
    {
        var record = _test.Record([CiscoElements.ApplicationVarString, CiscoElements.ApplicationVarString], Entry(0x3402, "host"), new byte[] { 3, 0 });

        Assert.Equal(new object[] { new object[] { 0x0300_0050UL, 0x3402UL, "host" }, new object[] { "0300" } }, record["applicationVarString"]);
    }

    [Fact]
    public void VarString_NameThatTheRecordHasAlready_IsNotWrittenOver()
    {
        _test.Table([Elements.ApplicationId, Elements.SubApplicationTag, Elements.SubApplicationName], [0x0300_0050, 1, "wlanSSID"]);

        var record = _test.Record([Elements.WlanSSID, CiscoElements.ApplicationVarString], "guest", Entry(1, "x"));

        Assert.Equal("guest", record["wlanSSID"]);
        Assert.NotNull(record["applicationVarString"]);
    }

    [Fact]
    public void Hierarchy_UnknownIdsAndATornTail_AreNoFault()
    {
        _test.Table([CiscoElements.C3plClassCceId, CiscoElements.C3plClassName, CiscoElements.C3plClassType], [9, "VOICE", "match-any"]);

        var record = _test.Record([CiscoElements.PolicyQosClassificationHierarchy], (object)new byte[] { 0, 0, 0, 5, 0, 0, 0, 9, 0, 0 });

        Assert.Equal("#5|->VOICE", record["policy_hierarchy_array"]);
    }

    [Fact]
    public void Tunnel_ProtocolInPrintableOctets_IsText()
    {
        // "ipsec" and three zeros, as a number of 8 octets.
        _test.Table([CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocTunnelProtocol, CiscoElements.TlocLocalColor], [1, 0x6970_7365_6300_0000UL, "mpls"]);

        Assert.Equal("ipsec", _test.Record([CiscoElements.OverlaySessionIdInput], 1)["input_TLOC_Session.Protocol"]);
    }

    [Fact]
    public void Tunnel_Measurements_ShowOnTheirOwnRecordAndSurviveARefresh()
    {
        Element[] tunnels = [CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocLocalColor];
        Element[] bfd =
        [
            CiscoElements.TlocTableOverlaySessionId, CiscoElements.CiscoSdwanBfdLoss, CiscoElements.CiscoSdwanBfdUpdateTs,
            CiscoElements.CiscoSdwanBfdLatency, CiscoElements.CiscoSdwanBfdJitter,
        ];
        _test.Table(tunnels, [1, "mpls"]);

        var measured = _test.Table(bfd, [1, 5, 0UL, 30UL, 2UL], [1, 6, 0UL, 31UL, 3UL]);
        _test.Table(tunnels, [1, "mpls"]);
        var record = _test.Record([CiscoElements.OverlaySessionIdOutput], 1);

        Assert.Equal((5UL, 6UL), (measured[0]["TLOCInfo.Loss"], measured[1]["TLOCInfo.Loss"]));
        Assert.Equal("mpls", measured[0]["TLOCInfo.LocalColor"]);
        Assert.Equal((6UL, 3UL, 31UL), (record["output_TLOC_Session.Loss"], record["output_TLOC_Session.Jitter"], record["output_TLOC_Session.Latency"]));
    }

    [Fact]
    public void Tunnel_MeasuredBeforeItIsKnown_ShowsWhenItIs()
    {
        _test.Table(
            [CiscoElements.TlocTableOverlaySessionId, CiscoElements.CiscoSdwanBfdLoss, CiscoElements.CiscoSdwanBfdUpdateTs, CiscoElements.CiscoSdwanBfdJitter],
            [1, 5, 0UL, 2UL]);
        Element[] flow = [CiscoElements.OverlaySessionIdInput];
        var before = _test.Record(flow, 1);
        _test.Table([CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocLocalColor], [1, "mpls"]);
        var after = _test.Record(flow, 1);

        Assert.DoesNotContain(before.Values, value => value.Key.StartsWith("input_TLOC", StringComparison.Ordinal));
        Assert.Equal(("mpls", 5UL), (after["input_TLOC_Session.LocalColor"], after["input_TLOC_Session.Loss"]));
    }

    [Fact]
    public void Element_ThatATemplateRepeats_CostsNoOtherField()
    {
        _test.Table([Elements.IngressInterface, Elements.InterfaceName], [7, "Gi7"]);

        var record = _test.Record([Elements.ObservationPointId, Elements.ObservationPointId, Elements.IngressInterface], 7UL, 8UL, 7);

        Assert.Equal(("Gi7", "Gi7"), (record["ingressInterfaceName"], record["observationInterface"]));
        Assert.Equal(new object[] { 7UL, 8UL }, record["observationPointId"]);
    }

    [Fact]
    public void Key_WithoutValue_MakesNoRow()
    {
        _test.Table([Elements.IngressInterface, Elements.InterfaceName], [null, "nobody"]);

        Assert.Null(_test.Record([Elements.IngressInterface], 0)["ingressInterfaceName"]);
    }

    [Fact]
    public void Tunnel_MeasuredUnderAnotherDomainBeforeItIsKnown_ShowsTheNextMeasurement()
    {
        Element[] bfd = [CiscoElements.TlocTableOverlaySessionId, CiscoElements.CiscoSdwanBfdLoss, CiscoElements.CiscoSdwanBfdUpdateTs, CiscoElements.CiscoSdwanBfdJitter];
        _test.Table(bfd, [1, 5, 0UL, 2UL]);
        _test.Domain = 0;
        _test.Table([CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocLocalColor], [1, "mpls"]);
        _test.Domain = 6;

        var measured = _test.Table(bfd, [1, 6, 0UL, 3UL])[0];

        Assert.Equal(("mpls", 6UL), (measured["TLOCInfo.LocalColor"], measured["TLOCInfo.Loss"]));
    }

    [Fact]
    public void Tunnel_WhoseProtocolIsTextNowAndANumberThen_KeepsItsTexts()
    {
        Element[] tunnels = [CiscoElements.TlocTableOverlaySessionId, CiscoElements.TlocTunnelProtocol, CiscoElements.TlocLocalColor];
        for (var i = 0; i < 20_000; i++)
        {
            _test.Table(tunnels, [1, i % 2 == 0 ? 0x6970_7365_6300_0000UL : 2UL, i % 2 == 0 ? "mpls" : "lte"]);
        }

        Assert.Equal("lte", _test.Record([CiscoElements.OverlaySessionIdInput], 1)["input_TLOC_Session.LocalColor"]);
        Assert.DoesNotContain("flowhost.option_tables.texts_refused", _test.Counted.Keys);
    }

    [Fact]
    public void Names_OfADeviceThatIsNotKnownForLong_LeaveHalfToOthers()
    {
        using var test = new TableTest(new() { MaxNames = 4 });
        Element[] tags = [Elements.ApplicationId, Elements.SubApplicationTag, Elements.SubApplicationName];
        test.Table(tags, [0x0300_0050, 1, "a"], [0x0300_0050, 2, "b"], [0x0300_0050, 3, "c"]);

        var record = test.Record(
            [CiscoElements.ApplicationVarString, CiscoElements.ApplicationVarString, CiscoElements.ApplicationVarString], Entry(1, "x"), Entry(2, "y"), Entry(3, "z"));

        Assert.Equal(("x", "y", null), (record["a"], record["b"], record["c"]));
        Assert.NotNull(record["applicationVarString"]);
    }

    [Fact]
    public void Sampler_CountersBeyondSixtyFourBits_AreNotScaled()
    {
        _test.Table([Elements.SamplerId, Elements.SamplerRandomInterval, Elements.SamplerName], [1, 1000, "s"]);
        Element[] flow = [Elements.SamplerId, Elements.OctetDeltaCount];

        Assert.Equal(1_500_000UL, _test.Record(flow, 1, 1500UL)["octetDeltaCountScaled"]);
        Assert.Null(_test.Record(flow, 1, ulong.MaxValue)["octetDeltaCountScaled"]);
    }

    public void Dispose() => _test.Dispose();

    private static byte[] Entry(ushort tag, string text) => [3, 0, 0, 0x50, (byte)(tag >> 8), (byte)tag, .. System.Text.Encoding.UTF8.GetBytes(text)];
}

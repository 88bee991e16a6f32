namespace FlowHost.Sdk;

public class BuiltinElementsTests
{
    private static readonly ElementRegistry Registry = ElementRegistry.Builtin;

    // The registry lists these twice: Cisco's ids of old mean what IANA's 298 and 299 mean.
    private static readonly string[] SharedNames = ["initiatorPackets", "responderPackets"];

    private static IEnumerable<Element> All => Enumerable.Range(0, BuiltinElements.Count).Select(BuiltinElements.At);

    [Fact]
    public void At_EveryRow_IsFoundByItsNumber()
    {
        foreach (var element in All)
        {
            Assert.True(Registry.TryFind(element.Enterprise, element.Id, out var found));
            Assert.Equal((element.Enterprise, element.Id), (found.Enterprise, found.Id));
        }
    }

    [Fact]
    public void At_EveryRow_HasANameOfItsOwn()
    {
        var repeated = All.GroupBy(element => element.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Equal(SharedNames, repeated);
    }

    [Fact]
    public void At_EveryRow_IsFoundByItsName()
    {
        foreach (var element in All.Where(element => !SharedNames.Contains(element.Name)))
        {
            Assert.True(Registry.TryFindByName(element.Name, out var found));
            Assert.Equal((element.Enterprise, element.Id), (found.Enterprise, found.Id));
        }
    }

    [Fact]
    public void At_SameRowTwice_IsTheSameObject() => Assert.Same(Elements.SourceIPv4Address, BuiltinElements.At(BuiltinElements.IndexOf(8)));

    [Fact]
    public void At_Iana_HasEveryTypedElementOfTheRegistry()
    {
        // The registry of 2026-07-22 gives a type to 502 of the ids up to 533. Four more are from Cisco: 97, 109, 110 and 20000.
        Assert.Equal(502 + 4, All.Count(element => element is { Enterprise: 0, Id: < 0x8000 }));
        Assert.False(Registry.TryFind(0, 416, out _));
        Assert.False(Registry.TryFind(0, 419, out _));
        Assert.False(Registry.TryFind(0, 534, out _));
    }

    [Theory]
    [InlineData(1, "octetDeltaCount", ElementType.Unsigned64, "octets")]
    [InlineData(6, "tcpControlBits", ElementType.Unsigned16, "")]
    [InlineData(8, "sourceIPv4Address", ElementType.IPv4Address, "")]
    [InlineData(10, "ingressInterface", ElementType.Unsigned32, "")]
    [InlineData(14, "egressInterface", ElementType.Unsigned32, "")]
    [InlineData(22, "flowStartSysUpTime", ElementType.Unsigned32, "milliseconds")]
    [InlineData(56, "sourceMacAddress", ElementType.MacAddress, "")]
    [InlineData(89, "forwardingStatus", ElementType.Unsigned32, "")]
    [InlineData(138, "observationPointId", ElementType.Unsigned64, "")]
    [InlineData(150, "flowStartSeconds", ElementType.DateTimeSeconds, "seconds")]
    [InlineData(152, "flowStartMilliseconds", ElementType.DateTimeMilliseconds, "milliseconds")]
    [InlineData(154, "flowStartMicroseconds", ElementType.DateTimeMicroseconds, "microseconds")]
    [InlineData(156, "flowStartNanoseconds", ElementType.DateTimeNanoseconds, "nanoseconds")]
    [InlineData(276, "dataRecordsReliability", ElementType.Boolean, "")]
    [InlineData(292, "subTemplateList", ElementType.SubTemplateList, "")]
    [InlineData(313, "ipHeaderPacketSection", ElementType.OctetArray, "")]
    [InlineData(320, "absoluteError", ElementType.Float64, "inferred")]
    [InlineData(434, "mibObjectValueInteger", ElementType.Signed32, "")]
    [InlineData(483, "bgpCommunity", ElementType.Unsigned32, "")]
    [InlineData(484, "bgpSourceCommunityList", ElementType.BasicList, "")]
    [InlineData(494, "srhSegmentIPv6", ElementType.IPv6Address, "")]
    [InlineData(515, "ipv6ExtensionHeadersFull", ElementType.Unsigned256, "")]
    [InlineData(533, "pathDelaySumDeltaMicroseconds", ElementType.Unsigned64, "")]
    public void At_Iana_IsAsTheRegistrySays(int id, string name, ElementType type, string units)
    {
        Assert.True(Registry.TryFind(0, (ushort)id, out var element));
        Assert.Equal((name, type, units), (element.Name, element.Type, element.Units));
    }

    [Theory]
    // What devices send is wider than what the registry says.
    [InlineData(0, 48, "samplerId", ElementType.Unsigned32)]
    [InlineData(0, 51, "classId", ElementType.Unsigned32)]
    [InlineData(0, 95, "applicationId", ElementType.Unsigned64)]
    // Names of Cisco where the registry has none.
    [InlineData(0, 97, "subApplicationTag", ElementType.Unsigned32)]
    [InlineData(0, 109, "subApplicationName", ElementType.String)]
    [InlineData(0, 110, "subApplicationDescription", ElementType.String)]
    [InlineData(0, 20000, "wlanId", ElementType.Unsigned16)]
    // Firewall and ASA.
    [InlineData(9, 235, "policy_firewall_event_level", ElementType.Unsigned32)]
    [InlineData(9, 2233, "policy_firewall_event_extended", ElementType.Unsigned32)]
    [InlineData(9, 2241, "policy_firewall_zone_pair_name", ElementType.String)]
    [InlineData(9, 7232, "USER_ID", ElementType.String)]
    [InlineData(9, 7233, "translatedSrcAddr", ElementType.IPv4Address)]
    [InlineData(9, 1234, "flow_cts_source_group_tag_name", ElementType.String)]
    // Of several names the last.
    [InlineData(9, 4232, "cnt_pkt_dropped_long", ElementType.Unsigned64)]
    [InlineData(9, 4233, "cnt_pkt_dropped_permanent_short", ElementType.Unsigned64)]
    [InlineData(9, 4236, "app_media_bytes_cnt_long", ElementType.Unsigned64)]
    [InlineData(9, 4239, "app_media_pkt_cnt_long", ElementType.Unsigned64)]
    [InlineData(9, 4246, "trans_pkt_expected_cnt_long", ElementType.Unsigned64)]
    [InlineData(9, 4249, "trans_event_pkt_loss_cnt_long", ElementType.Unsigned32)]
    [InlineData(9, 4251, "trans_pkts_lost_cnt_long", ElementType.Unsigned64)]
    [InlineData(9, 4278, "RTP_SEQ_RESYNC_COUNT", ElementType.Unsigned32)]
    [InlineData(9, 4282, "trans_round_trip_time_sum_short", ElementType.Unsigned64)]
    [InlineData(9, 6249, "ingress_bw_long", ElementType.Unsigned64)]
    [InlineData(9, 6251, "egress_bw_long", ElementType.Unsigned64)]
    [InlineData(9, 9252, "services_waas_segment", ElementType.Unsigned8)]
    [InlineData(9, 4759, "app_video_frame_I_cnt_pkt_lost", ElementType.Unsigned32)]
    // Types that were wrong.
    [InlineData(9, 4330, "trans_rtp_jitter_inter_arrival_mean", ElementType.Unsigned32)]
    [InlineData(9, 4333, "trans_bytes_lost", ElementType.Unsigned64)]
    [InlineData(9, 4334, "trans_bytes_expected", ElementType.Unsigned64)]
    [InlineData(9, 4335, "trans_bytes_lost_rate", ElementType.Unsigned32)]
    [InlineData(9, 5233, "iOAM_my_node_id", ElementType.Unsigned32)]
    [InlineData(9, 5239, "IOAM_cs0_pkt_cnt", ElementType.Unsigned64)]
    [InlineData(9, 5245, "IOAM_cs3_pkt_cnt", ElementType.Unsigned64)]
    [InlineData(9, 5262, "iOAM_Path_Map", ElementType.Unsigned32)]
    [InlineData(9, 8234, "c3pl_class_name", ElementType.String)]
    [InlineData(9, 8235, "c3pl_class_type", ElementType.String)]
    [InlineData(9, 8237, "c3pl_policy_name", ElementType.String)]
    [InlineData(9, 8238, "c3pl_policy_type", ElementType.String)]
    [InlineData(9, 9250, "conn_concurrent_conns", ElementType.Unsigned32)]
    [InlineData(9, 9251, "app_transaction_cnt_new", ElementType.Unsigned32)]
    [InlineData(9, 9265, "initiatorPackets", ElementType.Unsigned64)]
    [InlineData(9, 9273, "conn_transaction_duration_sum", ElementType.Unsigned32)]
    [InlineData(9, 9274, "conn_transaction_duration_max", ElementType.Unsigned32)]
    [InlineData(9, 9303, "conn_delay_response_to_server_sum", ElementType.Unsigned32)]
    [InlineData(9, 9316, "conn_delay_network_to_client_sum", ElementType.Unsigned32)]
    [InlineData(9, 9321, "conn_delay_network_to_server_min", ElementType.Unsigned32)]
    [InlineData(9, 12332, "vzFlowUDID", ElementType.String)]
    [InlineData(9, 12345, "vzFlowDestinationHostname", ElementType.String)]
    // Structures that enrichers take apart.
    [InlineData(9, 9357, "app_http_uri_statistics", ElementType.OctetArray)]
    [InlineData(9, 12173, "ETA_SPLT", ElementType.OctetArray)]
    [InlineData(9, 12235, "applicationVarString", ElementType.OctetArray)]
    // Names that option tables use.
    [InlineData(9, 12230, "applicationFamilyName", ElementType.String)]
    [InlineData(9, 12231, "applicationSet", ElementType.String)]
    [InlineData(9, 12232, "applicationCategory", ElementType.String)]
    [InlineData(9, 12233, "applicationSubCategory", ElementType.String)]
    [InlineData(9, 12234, "applicationGroup", ElementType.String)]
    [InlineData(9, 12243, "applicationTrafficClass", ElementType.String)]
    [InlineData(9, 12244, "applicationBusinessRelevance", ElementType.String)]
    // Ids that were missing.
    [InlineData(9, 12351, "nvzFlowOSEdition", ElementType.String)]
    [InlineData(9, 12360, "nvzFlowInterfaceMacAddress", ElementType.MacAddress)]
    [InlineData(9, 12467, "cisco_fw_action", ElementType.Unsigned64)]
    [InlineData(9, 12473, "cisco_fw_user_name", ElementType.String)]
    [InlineData(9, 12512, "tloc_loss", ElementType.Unsigned32)]
    [InlineData(9, 16386, "ETA_IDP_old", ElementType.OctetArray)]
    [InlineData(9, 16387, "ETA_SPLT_old", ElementType.OctetArray)]
    [InlineData(41916, 4321, "viptela_vpn_id", ElementType.Unsigned64)]
    public void At_Cisco_IsCorrected(uint enterprise, int id, string name, ElementType type)
    {
        Assert.True(Registry.TryFind(enterprise, (ushort)id, out var element));
        Assert.Equal((name, type), (element.Name, element.Type));
    }

    [Fact]
    public void At_CiscoDelays_AreNumbersOfMilliseconds()
    {
        var delays = All.Where(element => element is { Enterprise: 9, Id: >= 9303 and <= 9321 }).ToList();
        Assert.Equal(18, delays.Count);
        Assert.All(delays, delay => Assert.Equal((ElementType.Unsigned32, "milliseconds"), (delay.Type, delay.Units)));
    }

    [Fact]
    public void At_NtopElements_AreNotCiscos()
    {
        Assert.DoesNotContain(All, element => element is { Enterprise: 9, Id: >= 24784 and <= 25013 });
        Assert.True(Registry.TryFind(35632, 119, out var element));
        Assert.Equal("L7_PROTO_NAME", element.Name);
    }

    [Theory]
    [InlineData("trans_event_pkt_loss_cnt_permanet", "trans_event_pkt_loss_cnt_permanent")]
    [InlineData("RTP_INVALLID_SEQ_COUNT", "RTP_INVALID_SEQ_COUNT")]
    [InlineData("scSkipppedSessions", "scSkippedSessions")]
    [InlineData("Bandwith_Pool_Members", "Bandwidth_Pool_Members")]
    [InlineData("ipv6_protocol_filed", "ipv6_protocol_field")]
    [InlineData("app_category_name", "applicationCategory")]
    [InlineData("SubApplicationName", "subApplicationName")]
    [InlineData("nvzFlowUDID", "vzFlowUDID")]
    [InlineData("trans_pkt_lost_cnt", "trans_pkts_lost_cnt_long")]
    public void TryFindByName_Alias_IsTheElement(string alias, string name)
    {
        Assert.True(Registry.TryFindByName(alias, out var element));
        Assert.Equal(name, element.Name);
    }

    [Fact]
    public void TryFindByName_SharedName_IsIanas()
    {
        Assert.True(Registry.TryFindByName("initiatorPackets", out var element));
        Assert.Equal((0u, (ushort)298), (element.Enterprise, element.Id));
    }

    [Fact]
    public void Elements_Properties_HaveTheStorageOfTheType()
    {
        Assert.Equal(FieldKind.UInt32, Elements.DestinationIPv4Address.Kind);
        Assert.Equal(FieldKind.UInt128, Elements.DestinationIPv6Address.Kind);
        Assert.Equal(FieldKind.UInt64, CiscoElements.QueueDepthSum.Kind);
        Assert.Equal(FieldKind.Text, CiscoElements.ApplicationGroup.Kind);
        Assert.Equal("Application_Group", CiscoElements.ApplicationGroup140.Name);
    }

    [Fact]
    public void Elements_EveryProperty_Works()
    {
        var properties = new[] { typeof(Elements), typeof(CiscoElements) }.SelectMany(type => type.GetProperties()).ToList();
        Assert.All(properties, property => Assert.Equal(property.PropertyType, property.GetValue(null)!.GetType()));
        Assert.True(properties.Count > 1200, $"{properties.Count} properties");
    }
}

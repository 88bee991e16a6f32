using FlowHost.Enrichers.CiscoHsl;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoHsl.HslRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoHsl;

/// <summary>Names of the IANA registry "IPFIX Information Elements" (233, 230, 466, 467), of Cisco's guides for 9:2233 and 9:234.</summary>
public sealed class EventTests
{
    [Theory]
    [InlineData(1, "Flow Created")]
    [InlineData(2, "Flow Deleted")]
    [InlineData(3, "Flow Denied")]
    [InlineData(4, "Flow Alert")]
    [InlineData(5, "Flow Update")]
    [InlineData(0, null)]
    [InlineData(6, null)]
    [InlineData(255, null)]
    public void Enrich_FirewallEvent_IsNamed(int code, string? expected) =>
        Assert.Equal(expected, Enrich((0, 233, code))["firewallEventName"]);

    [Fact]
    public void Enrich_FirewallEventOfOlderAsa_IsNamed() => Assert.Equal("Flow Denied", Enrich((9, 7237, 3))["firewallEventName"]);

    [Theory]
    [InlineData(1, "NAT translation create")]
    [InlineData(2, "NAT translation delete")]
    [InlineData(3, "NAT Addresses exhausted")]
    [InlineData(4, "NAT44 session create")]
    [InlineData(5, "NAT44 session delete")]
    [InlineData(6, "NAT64 session create")]
    [InlineData(7, "NAT64 session delete")]
    [InlineData(8, "NAT44 BIB create")]
    [InlineData(9, "NAT44 BIB delete")]
    [InlineData(10, "NAT64 BIB create")]
    [InlineData(11, "NAT64 BIB delete")]
    [InlineData(12, "NAT ports exhausted")]
    [InlineData(13, "Quota Exceeded")]
    [InlineData(14, "Address binding create")]
    [InlineData(15, "Address binding delete")]
    [InlineData(16, "Port block allocation")]
    [InlineData(17, "Port block de-allocation")]
    [InlineData(18, "Threshold Reached")]
    [InlineData(0, null)]
    [InlineData(19, null)]
    public void Enrich_NatEvent_IsNamed(int code, string? expected)
    {
        var record = Enrich((0, 230, code));

        Assert.Equal("nat", record.RecordType);
        Assert.Equal(expected, record["natEventName"]);
    }

    [Theory]
    [InlineData(0u, null)]
    [InlineData(1u, "Maximum session entries")]
    [InlineData(2u, "Maximum BIB entries")]
    [InlineData(3u, "Maximum entries per user")]
    [InlineData(4u, "Maximum active hosts or subscribers")]
    [InlineData(5u, "Maximum fragments pending reassembly")]
    [InlineData(6u, null)]
    [InlineData(uint.MaxValue, null)]
    public void Enrich_NatQuota_IsNamed(uint code, string? expected) =>
        Assert.Equal(expected, Enrich((0, 230, 13), (0, 466, code))["natQuotaExceededEventName"]);

    [Theory]
    [InlineData(0u, null)]
    [InlineData(1u, "Address pool high threshold event")]
    [InlineData(2u, "Address pool low threshold event")]
    [InlineData(3u, "Address and port mapping high threshold event")]
    [InlineData(4u, "Address and port mapping per user high threshold event")]
    [InlineData(5u, "Global Address mapping high threshold event")]
    [InlineData(6u, null)]
    public void Enrich_NatThreshold_IsNamed(uint code, string? expected) =>
        Assert.Equal(expected, Enrich((0, 230, 18), (0, 467, code))["natThresholdEventName"]);

    [Theory]
    [InlineData(0u, null)]
    [InlineData(1u, "Invalid layer 4 header")]
    [InlineData(4u, "Invalid TCP initiator")]
    [InlineData(10u, "Packet beyond the window")]
    [InlineData(11u, null)]
    [InlineData(uint.MaxValue, null)]
    public void Enrich_ExtendedEvent_IsNamed(uint code, string? expected)
    {
        var record = Enrich((0, 233, 3), (9, 2233, code));

        Assert.Equal("zbfw", record.RecordType);
        Assert.Equal(expected, record["firewallExtEventName"]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1000, null)]
    [InlineData(1001, "Flow denied by an ingress ACL")]
    [InlineData(1002, "Flow denied by an egress ACL")]
    [InlineData(1003, "Connection to an interface of the firewall denied")]
    [InlineData(1004, "Flow denied: the first TCP packet was not SYN")]
    [InlineData(1005, null)]
    [InlineData(2000, null)]
    [InlineData(2001, "Flow terminated")]
    [InlineData(65535, "Flow terminated")]
    public void Enrich_ExtendedEventOfAsa_IsNamed(int code, string? expected)
    {
        var record = Enrich((0, 233, 2), (9, 234, code));

        Assert.Equal("nsel", record.RecordType);
        Assert.Equal(expected, record["firewallExtEventName"]);
    }

    [Fact]
    public void Enrich_ExtendedEventThatTheDeviceNamed_IsLeftToItsName()
    {
        var records = TestBatch.With(Elements.FirewallEvent, CiscoElements.PolicyFirewallEventExtended).Row(3, 4).Row(3, 5)
            .Enrich(new DeviceNames(), new CiscoHslEnricher());

        Assert.Equal("INVALID TCP INITIATOR", records[0]["firewall_event"]);
        Assert.Null(records[0]["firewallExtEventName"]);
        Assert.Null(records[1]["firewall_event"]);
        Assert.Equal("SYN with data", records[1]["firewallExtEventName"]);
    }

    [Fact]
    public void Enrich_Alert_KeepsItsNumbers()
    {
        // Half-open sessions, blackout time, high watermark, rate, most sessions.
        var record = Enrich((0, 233, 4), (9, 2233, 0), (9, 2244, 501), (9, 2236, 60), (9, 2237, 500), (9, 2238, 400), (9, 2240, 10_000));

        Assert.Equal("Flow Alert", record["firewallEventName"]);
        Assert.Equal(
            [501UL, 60UL, 500UL, 400UL, 10_000UL],
            new[]
            {
                record["policy_firewall_incomplete_count"], record["policy_firewall_blackout_time"], record["policy_firewall_incomplete_high_watermark"],
                record["policy_firewall_incomplete_rate"], record["policy_firewall_sessions_maximum"],
            });
    }

    /// <summary>Knows one code, as option-tables does when the table's other rows have not come.</summary>
    private sealed class DeviceNames : RowEnricher
    {
        private readonly Input<uint> _code;
        private readonly Output<Text> _name;

        public DeviceNames()
        {
            _code = Read(CiscoElements.PolicyFirewallEventExtended);
            _name = Write(Field.Text("firewall_event"));
        }

        protected override void Enrich(in Row row)
        {
            if (row[_code] == 4)
            {
                row.Set(_name, "INVALID TCP INITIATOR"u8);
            }
        }
    }
}

using static FlowHost.Plugins.Tests.Enrichers.CiscoHsl.HslRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoHsl;

/// <summary>The denied flow of Cisco's "ASA NetFlow Implementation Guide", section "ACL ID Fields".</summary>
public sealed class AclTests
{
    [Fact]
    public void Enrich_AclIds_AreSplitAsTheGuideDoes()
    {
        var record = Enrich(
            (0, 233, 3), (9, 234, 1002),
            (9, 232, Convert.FromHexString("102154c1d0e5806e7e5ad93b")),
            (9, 233, Convert.FromHexString("5da9bb6984434b4b00000000")));

        Assert.Equal("0x102154c1", record["ingressAcl.AclID"]);
        Assert.Equal("0xd0e5806e", record["ingressAcl.AceID"]);
        Assert.Equal("0x7e5ad93b", record["ingressAcl.ExtendedAceID"]);
        Assert.Equal("0x5da9bb69", record["egressAcl.AclID"]);
        Assert.Equal("0x84434b4b", record["egressAcl.AceID"]);
        Assert.Null(record["egressAcl.ExtendedAceID"]);
        Assert.Equal("102154c1d0e5806e7e5ad93b", record["Ingress_ACLID"]);
    }

    [Fact]
    public void Enrich_SmallIds_HaveEightDigits() =>
        Assert.Equal("0x0000000a", Enrich((9, 232, Convert.FromHexString("0000000a0000000000000000")))["ingressAcl.AclID"]);

    [Theory]
    [InlineData("")]
    [InlineData("000000000000000000000000")]
    [InlineData("102154c1d0e5806e")]
    [InlineData("102154c1d0e5806e7e5ad93b00")]
    public void Enrich_NoAclOrOtherLength_HasNoIds(string octets)
    {
        var record = Enrich((9, 232, Convert.FromHexString(octets)));

        Assert.DoesNotContain(record.Values.Keys, name => name.StartsWith("ingressAcl", StringComparison.Ordinal));
    }
}

using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class TlsElementsTests
{
    [Fact]
    public void Enrich_CipherSuites_HaveTheirNames()
    {
        // As NetFlow v9 sends them: 125 of 2 octets, the rest 0xffff.
        byte[] sent = [0x13, 0x01, 0xC0, 0x2F, 0x00, 0xFF, 0x4A, 0x4A, 0xEE, 0x01, .. Enumerable.Repeat((byte)0xFF, 240)];

        Assert.Equal<object>(
            ["TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_EMPTY_RENEGOTIATION_INFO_SCSV", "GREASE", "0xee01"],
            List(Run(CiscoElements.TlsCipher, sent)["tls_cipher_suites"]));
    }

    [Fact]
    public void Enrich_CipherSuitesWithoutAnEnd_AreAllThere() =>
        Assert.Equal(125, List(Run(CiscoElements.TlsCipher, new byte[250])["tls_cipher_suites"]).Length);

    [Fact]
    public void Enrich_Extensions_EndAtLengthAndTypeZeroAlone()
    {
        // server_name of 16 octets, extended_master_secret of 0, ALPN of 14, key_share of 38; then nothing.
        byte[] sent = [.. Padded(70, 0, 16, 0, 0, 0, 14, 0, 38), .. Padded(70, 0, 0, 0, 23, 0, 16, 0, 51)];

        Assert.Equal<object>(
            ["server_name", "extended_master_secret", "application_layer_protocol_negotiation", "key_share"],
            List(Run(CiscoElements.TlsExtns, sent)["tls_extensions"]));
    }

    [Fact]
    public void Enrich_Records_AreTakenApart()
    {
        // A hello of 512 octets, 20 ms later a key exchange of 300, at once a change_cipher_spec of 1, 65535 ms later data of 1400.
        byte[] sent =
        [
            .. Padded(40, 2, 0, 1, 44, 0, 1, 5, 120), .. Padded(40, 0, 0, 0, 20, 0, 0, 0xFF, 0xFF),
            .. Padded(20, 22, 22, 20, 23), .. Padded(20, 1, 99, 0, 0),
        ];

        var records = List(Run(CiscoElements.TlsRecord, sent)["tls_records"]);

        Assert.Equal(4, records.Length);
        Assert.Equal<object>([512UL, 0UL, "handshake", "client_hello"], List(records[0]));
        Assert.Equal<object>([300UL, 20UL, "handshake", "0x63"], List(records[1]));
        Assert.Equal<object>([1UL, 0UL, "change_cipher_spec"], List(records[2]));
        Assert.Equal<object>([1400UL, 65535UL, "application_data"], List(records[3]));
    }

    [Theory]
    [InlineData(1, "SSL 2.0")]
    [InlineData(2, "SSL 3.0")]
    [InlineData(3, "TLS 1.0")]
    [InlineData(5, "TLS 1.2")]
    [InlineData(6, "TLS 1.3")]
    [InlineData(0, null)]
    [InlineData(7, null)]
    [InlineData(255, null)]
    public void Enrich_Version_HasItsName(byte sent, string? expected)
    {
        var record = TestBatch.With(CiscoElements.TlsVersion).Row(sent).Enrich(new EtaTest().Enricher)[0];

        Assert.Equal(expected, record["tls_version"]);
        Assert.Equal((ulong)sent, record["TLS_VERSION"]);
    }

    [Theory]
    [InlineData("0004a1b2c3d400000000", "a1b2c3d4")]
    [InlineData("00000000", null)]
    [InlineData("0002ffff", "ffff")]
    public void Enrich_SessionId_LosesItsPadding(string sent, string? expected) =>
        Assert.Equal(expected, Run(CiscoElements.TlsSessionid, Convert.FromHexString(sent))["tls_session_id"]);

    [Fact]
    public void Enrich_WrongLengths_AreLeftOutAndCounted()
    {
        using var test = new EtaTest();

        var record = TestBatch.With(CiscoElements.TlsRecord, CiscoElements.TlsCipher, CiscoElements.TlsExtns, CiscoElements.TlsSessionid)
            .Row(new byte[119], new byte[3], new byte[6], Convert.FromHexString("0003a1b2"))
            .Row(Array.Empty<byte>(), Array.Empty<byte>(), Array.Empty<byte>(), Array.Empty<byte>())
            .Enrich(test.Enricher)[0];

        Assert.Equal(["TLS_Record", "TLS_Cipher", "TLS_EXTNS", "TLS_SESSIONID"], record.Values.Keys);
        Assert.Equal(["wrong_length TLS_Record", "wrong_length TLS_Cipher", "wrong_length TLS_EXTNS", "wrong_length TLS_SESSIONID"], test.Rejections);
    }

    private static TestRecord Run(Element element, byte[] sent) => TestBatch.With(element).Row(sent).Enrich(new EtaTest().Enricher)[0];

    private static object[] List(object? value) => Assert.IsType<object[]>(value);

    private static byte[] Padded(int length, params byte[] octets) => octets.ToLength(length);
}

using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class ClientHelloTests
{
    // What FoxIO publishes as the example of JA4: its cipher suites, extensions and signature algorithms in the order of the wire.
    private static readonly int[] Ja4Ciphers =
        [0x1301, 0x1302, 0x1303, 0xC02B, 0xC02F, 0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0xC013, 0xC014, 0x009C, 0x009D, 0x002F, 0x0035];

    private static readonly byte[][] Ja4Extensions =
    [
        Hello.Extension(0x001B, 2, 0, 2), Hello.ServerName("www.example.com"), Hello.Extension(0x0033, 0, 0), Hello.Alpn("h2", "http/1.1"),
        Hello.Extension(0x4469, 0, 3, 2, 0x68, 0x32), Hello.Extension(0x0017), Hello.Extension(0x002D, 1, 1),
        Hello.Numbers(0x000D, 0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601), Hello.Extension(0x0005, 1, 0, 0, 0, 0),
        Hello.Extension(0x0023), Hello.Extension(0x0012), Hello.Versions(0x0304, 0x0303), Hello.Extension(0xFF01, 0), Hello.PointFormats(0), Hello.Numbers(0x000A, 0x001D, 0x0017, 0x0018),
        Hello.Extension(0x0015, 0, 0, 0),
    ];

    [Fact]
    public void Enrich_PublishedExampleOfJa4_HasItsFingerprint()
    {
        var record = Run(Hello.Of(0x0303, Ja4Ciphers, Ja4Extensions));

        Assert.Equal("t13d1516h2_8daaf6152771_e5627efa2ab1", record["tls_ja4"]);
        Assert.Equal("www.example.com", record["tls_sni"]);
    }

    [Fact]
    public void Enrich_Grease_ChangesNoFingerprint()
    {
        var plain = Run(Hello.Of(0x0303, Ja4Ciphers, Ja4Extensions));
        byte[][] greased =
        [
            Hello.Extension(0x8A8A), .. Ja4Extensions.Take(11), Hello.Versions(0xFAFA, 0x0304, 0x0303), .. Ja4Extensions.Skip(12).Take(2),
            Hello.Numbers(0x000A, 0x2A2A, 0x001D, 0x0017, 0x0018), .. Ja4Extensions.Skip(15), Hello.Extension(0x1A1A, 0),
        ];

        var record = Run(Hello.Of(0x0303, [0xDADA, .. Ja4Ciphers], greased));

        Assert.Equal("t13d1516h2_8daaf6152771_e5627efa2ab1", record["tls_ja4"]);
        Assert.NotNull(plain["tls_ja3"]);
        Assert.Equal(plain["tls_ja3"], record["tls_ja3"]);
    }

    [Fact]
    public void Enrich_PublishedExampleOfJa3_HasItsFingerprint()
    {
        // 769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0
        int[] ciphers = [47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4];
        var hello = Hello.Of(769, ciphers, Hello.ServerName("a.example"), Hello.Numbers(10, 23, 24, 25), Hello.PointFormats(0));

        Assert.Equal("ada70206e40642a3e4461f35503241d5", Run(hello)["tls_ja3"]);
    }

    [Fact]
    public void Enrich_PublishedExampleOfJa3WithoutExtensions_HasItsFingerprint()
    {
        // 769,4-5-10-9-100-98-3-6-19-18-99,,,
        var record = Run(Hello.WithoutExtensions(769, 4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99));

        Assert.Equal("de350869b8c85de67a350c8d186f11e6", record["tls_ja3"]);
        Assert.StartsWith("t10i110000_", Assert.IsType<string>(record["tls_ja4"]), StringComparison.Ordinal);
        Assert.EndsWith("_000000000000", Assert.IsType<string>(record["tls_ja4"]), StringComparison.Ordinal);
        Assert.Null(record["tls_sni"]);
    }

    [Fact]
    public void Enrich_NoSignatureAlgorithms_HashesTheExtensionsAlone()
    {
        // FoxIO: the same example without them is 6d807ffa2a79; an empty 000d is still there.
        byte[][] extensions = [.. Ja4Extensions.Take(7), Hello.Extension(0x000D), .. Ja4Extensions.Skip(8)];

        Assert.Equal("t13d1516h2_8daaf6152771_6d807ffa2a79", Run(Hello.Of(0x0303, Ja4Ciphers, extensions))["tls_ja4"]);
    }

    [Theory]
    [InlineData("ab", "ab")]
    [InlineData("abcd", "ad")]
    [InlineData("30ab", "3b")]
    [InlineData("3031abcd", "3d")]
    [InlineData("30abcd31", "01")]
    [InlineData("68", "hh")]
    public void Enrich_ProtocolThatIsNoText_GoesByItsDigits(string protocol, string expected)
    {
        var ja4 = Assert.IsType<string>(Run(Hello.Of(0x0303, [0x1301], Hello.Alpn([Convert.FromHexString(protocol)])))["tls_ja4"]);

        Assert.Equal(expected, ja4[8..10]);
    }

    [Theory]
    [InlineData(0x0302, "t11i")]
    [InlineData(0x0301, "t10i")]
    [InlineData(0x0300, "ts3i")]
    [InlineData(0x0305, "t00i")]
    public void Enrich_VersionOfTheMessage_CountsWithoutTheExtension(int version, string expected) =>
        Assert.StartsWith(expected, Assert.IsType<string>(Run(Hello.Of(version, [0x1301]))["tls_ja4"]), StringComparison.Ordinal);

    [Fact]
    public void Enrich_MoreThan99CipherSuites_CountAs99() =>
        Assert.StartsWith(
            "t12i9900", Assert.IsType<string>(Run(Hello.Of(0x0303, [.. Enumerable.Range(1, 120)]))["tls_ja4"]), StringComparison.Ordinal);

    [Fact]
    public void Enrich_EveryCut_HasNoFingerprintAndTheNameOnceItIsWhole()
    {
        var packet = Packet.Tcp("10.1.1.20", 50_000, "192.0.2.7", 443, Hello.Of(0x0303, Ja4Ciphers, Ja4Extensions));
        var nameEnds = packet.AsSpan().IndexOf("www.example.com"u8) + "www.example.com".Length;

        for (var length = 20; length < packet.Length; length++)
        {
            var record = RunPacket(packet[..length]);

            Assert.Null(record["tls_ja3"]);
            Assert.Null(record["tls_ja4"]);
            Assert.Equal(length >= nameEnds ? "www.example.com" : null, record["tls_sni"]);
        }
    }

    [Fact]
    public void Enrich_PaddedPacketAndTcpOptions_AreReadAlike()
    {
        var hello = Hello.Of(0x0303, Ja4Ciphers, Ja4Extensions);

        foreach (var packet in new[]
        {
            Packet.Tcp("10.1.1.20", 50_000, "192.0.2.7", 443, hello, optionWords: 3).ToLength(1300),
            Packet.Tcp("2001:db8::20", 50_000, "2001:db8::7", 8443, hello).ToLength(1300),
        })
        {
            Assert.Equal("t13d1516h2_8daaf6152771_e5627efa2ab1", RunPacket(packet)["tls_ja4"]);
        }
    }

    [Fact]
    public void Enrich_ExtensionLongerThanTheHello_HasNoFingerprint()
    {
        var hello = Hello.Of(0x0303, Ja4Ciphers, Hello.ServerName("a.example"), [0, 23, 0, 9]);

        var record = Run(hello);

        Assert.Equal("a.example", record["tls_sni"]);
        Assert.Null(record["tls_ja4"]);
    }

    [Theory]
    [InlineData("474554202f20485454502f312e310d0a")]
    [InlineData("160301002a020000260303")]
    [InlineData("1603")]
    [InlineData("")]
    public void Enrich_OtherData_HasNothing(string data) => Assert.Equal(["ETA_IDP"], Run(Convert.FromHexString(data)).Values.Keys);

    private static TestRecord Run(byte[] data) => RunPacket(Packet.Tcp("10.1.1.20", 50_000, "192.0.2.7", 443, data));

    private static TestRecord RunPacket(byte[] packet) => TestBatch.With(CiscoElements.EtaIdp).Row(packet).Enrich(new EtaTest().Enricher)[0];
}

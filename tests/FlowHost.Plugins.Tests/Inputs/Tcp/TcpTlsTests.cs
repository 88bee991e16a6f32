using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FlowHost.Inputs.Tcp;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Plugins.Tests.Inputs.Tcp.Support;
using FlowHost.Sdk;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Inputs.Tcp.Support.TestMessages;

namespace FlowHost.Plugins.Tests.Inputs.Tcp;

/// <summary>Who is let in is looked at on the host's side: with TLS 1.3 a client's handshake succeeds before the host has refused it.</summary>
public sealed class TcpTlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestCertificates _ca = new();

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    [Rfc(5471, "3.7.1", "3.7.2")]
    [Rfc(7011, "11.1-2", "11.3-1", "11.3-2")]
    public async Task Run_RightCertificateAndName_IsTaken(SslProtocols protocol)
    {
        await using var bench = Bench();

        using var exporter = bench.Connect();
        await using var stream = await HandshakeAsync(exporter, _ca.Client("other.example.net", "ROUTER1.example.net"), protocol);
        await stream.WriteAsync(Join(Message(1), Message(2, 65_535)), TestContext.Current.CancellationToken);
        await bench.ReceivedAsync(2);

        Assert.Equal(protocol, stream.SslProtocol);
        Assert.Equal(Hex(Message(1), Message(2, 65_535)), bench.Sink.Payloads);
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    public static TheoryData<string, SslProtocols, string> Refused => new(
        from kind in new[] { "none", "other authority", "other name", "common name only", "expired", "server's", "self-signed" }
        from protocol in new[] { SslProtocols.Tls12, SslProtocols.Tls13 }
        select (kind, protocol, kind switch
        {
            "none" => "it has shown no certificate",
            "other name" or "common name only" => "has none of the clientNames",
            _ => "is not valid: ",
        }));

    [Theory]
    [MemberData(nameof(Refused))]
    [Rfc(5471, "3.7.5", "3.7.6")]
    [Rfc(7011, "11.3-1", "11.3-2", "11.3-3", "11.3-4", "11.6-2")]
    public async Task Run_WrongCertificate_IsRefusedCountedAndNamed(string kind, SslProtocols protocol, string reason)
    {
        await using var bench = Bench();
        using var exporter = bench.Connect();

        await SendAnywayAsync(exporter, Certificate(kind), protocol);

        await bench.DroppedAsync(DropReason.UnauthorisedSource, 1);
        await SessionSink.UntilAsync(() => bench.Log.Warnings.Length > 0, "a warning");
        Assert.Contains(reason, Assert.Single(bench.Log.Warnings), StringComparison.Ordinal);
        Assert.StartsWith("Refused 127.0.0.1:", bench.Log.Warnings[0], StringComparison.Ordinal);
        await TcpBench.ClosedAsync(exporter);
        Assert.Empty(bench.Sink.Messages);
        Assert.Equal(1, bench.Sink.AllDrops);
    }

    [Fact]
    [Rfc(7011, "11.3-4")]
    public async Task Run_PlainTcpToTls_IsRefused()
    {
        await using var bench = Bench();
        using var exporter = bench.Connect();

        exporter.Send(Message(1, 100));

        await bench.DroppedAsync(DropReason.UnauthorisedSource, 1);
        await TcpBench.ClosedAsync(exporter);
        Assert.Empty(bench.Sink.Messages);
    }

    [Fact]
    public async Task Run_TlsToPlainTcp_IsMalformedAndSaysWhatItLooksLike()
    {
        await using var bench = new TcpBench();
        using var exporter = bench.Connect();

        await SendAnywayAsync(exporter, null, SslProtocols.Tls12);

        await bench.DroppedAsync(DropReason.Malformed, 1);
        await SessionSink.UntilAsync(() => bench.Log.Warnings.Any(line => line.Contains("looks like TLS", StringComparison.Ordinal)), "a warning");
    }

    [Fact]
    public async Task Run_HandshakeNeverEnds_IsClosed()
    {
        await using var bench = Bench();
        using var exporter = bench.Connect();
        exporter.Send([0x16, 3, 1]);

        await bench.AdvanceUntilClosedAsync(exporter, TimeSpan.FromSeconds(500));

        await SessionSink.UntilAsync(() => bench.Log.Warnings.Length > 0, "a warning");
        Assert.Contains("the TLS handshake was not complete for 30 seconds", bench.Log.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    public async Task Run_CertificateNotRequired_TakesNoneButNotAWrongOne()
    {
        await using var bench = Bench(tls => tls.RequireClientCertificate = false);

        using var exporter = bench.Connect();
        await using var stream = await HandshakeAsync(exporter, null, SslProtocols.Tls13);
        await stream.WriteAsync(Message(1), TestContext.Current.CancellationToken);
        await bench.ReceivedAsync(1);
        using var other = bench.Connect();
        await SendAnywayAsync(other, Certificate("other authority"), SslProtocols.Tls13);

        await bench.DroppedAsync(DropReason.UnauthorisedSource, 1);
        Assert.Single(bench.Sink.Messages);
    }

    [Fact]
    public async Task Run_IntermediateAuthorityAlone_TakesWhatIsBelowItAndNothingElse()
    {
        using var root = new TestCertificates("root", pathLength: 1);
        using var branch = new TestCertificates("branch", root);
        // The same name, and as good a root: what counts is the certificate.
        using var impostor = new TestCertificates("branch", root);
        _folder.Write("branch.pem", System.Text.Encoding.ASCII.GetBytes(branch.Authority.ExportCertificatePem()));
        await using var bench = Bench(tls => tls.ClientCa = "branch.pem");

        using var exporter = bench.Connect();
        await using var stream = await HandshakeAsync(exporter, branch.Client("router1.example.net"), SslProtocols.Tls13);
        await stream.WriteAsync(Message(1), TestContext.Current.CancellationToken);
        await bench.ReceivedAsync(1);
        var refused = 0;
        foreach (var certificate in new[] { root.Client("router1.example.net"), impostor.Client("router1.example.net"), _ca.Client("router1.example.net") })
        {
            using var other = bench.Connect();
            await SendAnywayAsync(other, certificate, SslProtocols.Tls13);
            await bench.DroppedAsync(DropReason.UnauthorisedSource, ++refused);
        }

        Assert.Single(bench.Sink.Messages);
    }

    [Fact]
    public async Task Run_PfxWithPassword_Serves()
    {
        _folder.Write("collector.pfx", _ca.Server("collector.example.net").Export(X509ContentType.Pfx, "open sesame"));
        await using var bench = new TcpBench(new TcpOptions { Tls = new TcpTls { Pfx = "collector.pfx", Password = "open sesame" } }, _folder.Path);

        using var exporter = bench.Connect();
        await using var stream = await HandshakeAsync(exporter, null, SslProtocols.Tls13);
        await stream.WriteAsync(Message(1), TestContext.Current.CancellationToken);
        await bench.ReceivedAsync(1);
    }

    [Theory]
    [InlineData(0x0300, 0xC009, false)]
    [InlineData(0x0301, 0xC009, false)]
    [InlineData(0x0302, 0xC009, false)]
    [InlineData(0x0303, 0xC02B, true)]
    [Rfc(7011, "11.1-4")]
    public async Task Run_VersionOfTls_FromOneTwoOn(ushort version, ushort suite, bool isServed)
    {
        await using var bench = Bench();
        using var exporter = bench.Connect();

        exporter.Send(ClientHello.Of(version, suite));

        Assert.Equal(isServed, await AnswersHandshakeAsync(exporter));
    }

    [Theory]
    [InlineData(0x0000, false)]    // no cipher at all
    [InlineData(0x003B, false)]    // RSA, no encryption
    [InlineData(0xC006, false)]    // ECDHE-ECDSA, no encryption
    [InlineData(0xC018, false)]    // ECDH without a certificate
    [InlineData(0x00A6, false)]    // DH without a certificate
    [InlineData(0xC02B, true)]     // ECDHE-ECDSA, AES-128-GCM
    [Rfc(7011, "11.3-7")]
    public async Task Run_CipherSuiteWithoutEncryptionOrAuthentication_IsRefused(ushort suite, bool isServed)
    {
        await using var bench = Bench();
        using var exporter = bench.Connect();

        exporter.Send(ClientHello.Of(0x0303, suite));

        Assert.Equal(isServed, await AnswersHandshakeAsync(exporter));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _ca.Dispose();
    }

    private TcpBench Bench(Action<TcpTls>? change = null)
    {
        using var server = _ca.Server("collector.example.net");
        _folder.Write("collector.pem", System.Text.Encoding.ASCII.GetBytes(server.ExportCertificatePem()));
        _folder.Write("collector.key", System.Text.Encoding.ASCII.GetBytes(server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
        _folder.Write("ca.pem", System.Text.Encoding.ASCII.GetBytes(_ca.Authority.ExportCertificatePem()));
        var tls = new TcpTls { Certificate = "collector.pem", Key = "collector.key", ClientCa = "ca.pem", ClientNames = ["router1.example.net"] };
        change?.Invoke(tls);
        return new TcpBench(new TcpOptions { Tls = tls, Allow = [AddressRange.Parse("127.0.0.1")] }, _folder.Path);
    }

    // A server that goes on sends a handshake record (22); one that does not an alert (21), or it closes.
    private static async Task<bool> AnswersHandshakeAsync(Socket socket)
    {
        var answer = new byte[1];
        try
        {
            return await socket.ReceiveAsync(answer).WaitAsync(TimeSpan.FromSeconds(30)) == 1 && answer[0] == 22;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private X509Certificate2? Certificate(string kind)
    {
        using var other = new TestCertificates("another authority");
        return kind switch
        {
            "none" => null,
            "other authority" => other.Client("router1.example.net"),
            "other name" => _ca.Client("router2.example.net"),
            "common name only" => _ca.Issue("CN=router1.example.net", [], "1.3.6.1.5.5.7.3.2", DateTimeOffset.UtcNow.AddDays(1)),
            "expired" => _ca.ExpiredClient("router1.example.net"),
            "server's" => _ca.Server("router1.example.net"),
            _ => new TestCertificates("router1.example.net").Authority,
        };
    }

    private async Task<SslStream> HandshakeAsync(Socket socket, X509Certificate2? certificate, SslProtocols protocol)
    {
        var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "collector.example.net",
            EnabledSslProtocols = protocol,
            // Whatever authorities the host names: a wrong certificate shall be shown.
            LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _ca.Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        return stream;
    }

    // Refused at once or after the first octets, as the version of TLS has it: the client may not notice.
    private async Task SendAnywayAsync(Socket socket, X509Certificate2? certificate, SslProtocols protocol)
    {
        try
        {
            await using var stream = await HandshakeAsync(socket, certificate, protocol);
            await stream.WriteAsync(Message(1));
            await stream.ReadExactlyAsync(new byte[1]);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Peers;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.EndToEnd.Inputs;

/// <summary>The real host receives IPFIX over TCP and TLS, and reads it from files.</summary>
public class TcpTests
{
    private static readonly WireTemplate Flow = new(256, (1, 4));

    [Fact]
    public async Task Run_TwoConnections_TemplatesBelongToOneAndEndWithIt()
    {
        using var folder = new TempFolder();
        await using var host = await RunningHost.StartAsync(folder, """
            inputs: [{ use: tcp, listen: "127.0.0.1:0" }]
            decoders: [ipfix]
            exporters: [{ use: ndjson, path: "-" }]
            """);
        var port = await PortAsync(host);

        using (var first = Connect(port))
        {
            first.Send([.. new IpfixMessage().Templates(Flow).ToArray(), .. new IpfixMessage().Data(Flow.Record(111)).ToArray()]);
            await host.WaitForOutputAsync("111");
        }
        using var second = Connect(port);
        second.Send([
            .. new IpfixMessage().Data(Flow.Record(222)).ToArray(),
            .. new IpfixMessage().Templates(Flow).Data(Flow.Record(333)).ToArray(),
            .. new IpfixMessage().Withdraw(256).ToArray(),
            .. new IpfixMessage().Data(Flow.Record(444)).ToArray(),
            .. new IpfixMessage().Templates(Flow).Data(Flow.Record(555)).ToArray(),
        ]);
        await host.WaitForOutputAsync("555");
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.DoesNotContain("222", end.Output, StringComparison.Ordinal);
        Assert.Contains("333", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("444", end.Output, StringComparison.Ordinal);
        Assert.Contains("NoTemplate 2", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Tls_TakesRecordsOfAnExporterWithCertificate()
    {
        using var folder = new TempFolder();
        using var certificate = WriteCertificate(folder);
        await using var host = await RunningHost.StartAsync(folder, """
            inputs:
              - use: tcp
                listen: "127.0.0.1:0"
                tls: { certificate: own.pem, key: own.key, clientCa: own.pem, clientNames: [router1.example.net] }
            decoders: [ipfix]
            exporters: [{ use: ndjson, path: "-" }]
            """);

        using var socket = Connect(await PortAsync(host));
        await using var stream = new SslStream(new NetworkStream(socket), false, (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint, (_, _, _, _, _) => certificate);
        await stream.AuthenticateAsClientAsync("router1.example.net");
        await stream.WriteAsync(new IpfixMessage().Templates(Flow).Data(Flow.Record(777)).ToArray(), TestContext.Current.CancellationToken);
        await host.WaitForOutputAsync("777");
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("Dropped: nothing.", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileOfMessages_ReadsItAndEnds()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("flows.ipfix"), [.. Fixtures.Message(20), .. Fixtures.Message(5, 20)], TestContext.Current.CancellationToken);
        var pipeline = folder.Write("pipeline.yaml", """
            inputs: [{ use: ipfix-file, path: flows.ipfix, agent: 192.0.2.7 }]
            decoders: [ipfix]
            exporters: [{ use: ndjson, path: "-" }]
            """);

        var end = await Command.FlowHostAsync("run", "-c", pipeline);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(25, end.Output.Split('\n').Count(line => line.Contains("\"192.0.2.7\"", StringComparison.Ordinal)));
    }

    [RequiresToolFact("softflowd")]
    public async Task Softflowd_IpfixOverTcp_FlowsAreWhatItCounted()
    {
        using var folder = new TempFolder();
        await using var host = await RunningHost.StartAsync(folder, """
            inputs: [{ use: tcp, listen: "127.0.0.1:0" }]
            decoders: [ipfix]
            exporters: [{ use: ndjson, path: flows.ndjson }]
            """);

        var exporter = await Command.RunAsync(
            "softflowd",
            ["-r", Traffic.Capture(folder), "-n", $"127.0.0.1:{await PortAsync(host)}", "-v", "10", "-P", "tcp", "-p", folder.File("pid"), "-c", "none"],
            folder.Path);
        var end = await host.StopAsync();

        Assert.Equal((0, 0), (exporter.ExitCode, end.ExitCode));
        Assert.Equal(Traffic.Flows, File.ReadLines(folder.File("flows.ndjson")).Count(line => line.Contains("sourceIPv4Address", StringComparison.Ordinal)));
    }

    private static async Task<int> PortAsync(RunningHost host) => int.Parse(
        Regex.Match(await host.WaitForErrorAsync("is running"), @"t(cp|ls) \S+:(\d+)").Groups[2].Value, CultureInfo.InvariantCulture);

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>One certificate for both ends, which is its own authority.</summary>
    private static X509Certificate2 WriteCertificate(TempFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=both", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("router1.example.net");
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        folder.Write("own.pem", certificate.ExportCertificatePem());
        folder.Write("own.key", key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}

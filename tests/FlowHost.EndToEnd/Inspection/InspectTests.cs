using System.Net;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Inspection;

/// <summary>Captures whose every datagram is known, and what must be said of them.</summary>
public class InspectTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    // sourceIPv4Address, ingressInterface, octetDeltaCount, flowStartMilliseconds, flowEndMilliseconds, flowEndReason, an unknown element
    private static readonly WireTemplate Flow = new(260, (8, 4), (10, 4), (1, 8), (152, 8), (153, 8), (136, 1), (29_999, 77, 2));

    // scope samplerId; samplingInterval
    private static readonly WireTemplate Sampler = WireTemplate.Options(261, [(48, 2)], [(34, 4)]);

    [Fact]
    public async Task Inspect_Capture_SaysWhatWasSent()
    {
        using var folder = new TempFolder();
        var file = Capture(
            folder,
            (0, Message(0).Templates(Flow, Sampler).Data(Record(0, 60, 2), Record(1, 10, 1)).ToArray()),
            // 2 records were sent by then, and 3 more that are not in the capture.
            (1, Message(5, 1).Data(Record(0, 61, 2), Record(2, 5, 1)).Data(Sampler.Record(1, 100)).ToArray()),
            (2, Message(8, 2).Data(999, new WireRecord(999, new byte[4])).ToArray()));

        var report = await InspectAsync(file);

        var agent = Assert.Single(report.Agents);
        Assert.Equal(("192.0.2.1", 3L, 5L), (agent.Address, agent.Datagrams, agent.Records));
        var domain = Assert.Single(agent.Domains);
        Assert.Equal((10, 1u, 5L, 3L), (domain.Version, domain.Domain, domain.Sequence.Received, domain.Sequence.Lost));
        Assert.Equal(new StreamPorts(50_000, 4739), Assert.Single(domain.Ports));

        var flow = agent.Templates.Single(template => template.Id == 260);
        Assert.Equal((4L, 2L), (flow.Records, flow.Sets!.Value));
        // 0 1 0 2: every second record has an interface.
        var ingress = flow.Fields.Single(field => field.Name == "ingressInterface");
        Assert.Equal((50.0, 0ul, 2ul), (ingress.FilledPercent!.Value, ingress.Least!.Value, ingress.Greatest!.Value));
        Assert.Equal(["1", "2"], ingress.Samples);
        Assert.False(flow.Fields.Single(field => field.Enterprise == 29_999).IsKnown);
        Assert.True(agent.Templates.Single(template => template.Id == 261).Fields[0].IsScope);
        Assert.Equal(TemplateState.Missing, agent.Templates.Single(template => template.Id == 999).State);

        string[] facts = [.. agent.Facts.Select(fact => fact.Text)];
        Assert.Contains("Longest flow 1 min 1 s in 4 records of type flow with both times.", facts);
        Assert.Contains("Active time-out: 2 flows ended by it (flowEndReason 2), 1 min to 1 min 1 s long.", facts);
        Assert.Contains("samplingInterval is 100 in the one record of options template 261 of domain 1.", facts);
        string[] findings = [.. agent.Findings.Select(finding => finding.Text)];
        Assert.Contains(
            "Data for template 999 of domain 1 came at 2026-01-15 10:00:02 UTC (1 set), and its template did not come in this capture.", findings);
        Assert.Contains("By the sequence numbers of domain 1 (IPFIX), 3 of 8 records are not in this capture: 62.5 % are here.", findings);
        Assert.Contains(findings, text => text.Contains("e29999id77 (2 octets, template 260)", StringComparison.Ordinal));
        Assert.Equal(4, findings.Length);
    }

    [Fact]
    public async Task Inspect_TemplateFromAnotherPort_IsNotMissing()
    {
        using var folder = new TempFolder();
        var file = folder.File("ports.pcap");
        using (var stream = File.Create(file))
        {
            using var capture = new PcapWriter(stream);
            Write(capture, 0, Message(0).Data(Record(1, 1, 1)).ToArray(), 50_001);
            Write(capture, 1, Message(1, 1).Templates(Flow).ToArray(), 50_000);
        }

        var agent = Assert.Single((await InspectAsync(file)).Agents);

        Assert.DoesNotContain(agent.Templates, template => template.State == TemplateState.Missing);
        Assert.Equal(1, agent.Records);
    }

    [Fact]
    public async Task Inspect_Version5_HasItsFixedLayoutAndItsSampling()
    {
        using var folder = new TempFolder();
        var datagram = new NetFlow5Datagram { ExportTime = Time, SysUpTime = 10_000, SamplingMode = 1, SamplingInterval = 64 }
            .Records(new NetFlow5Record { SourceAddress = IPAddress.Parse("192.0.2.9"), First = 1_000, Last = 3_500 });

        var agent = Assert.Single((await InspectAsync(Capture(folder, (0, datagram.ToArray())))).Agents);

        var layout = Assert.Single(agent.Templates);
        Assert.True(layout.IsFixed);
        string[] facts = [.. agent.Facts.Select(fact => fact.Text)];
        Assert.Contains("samplingInterval is 64 in the one NetFlow v5 record of domain 0.", facts);
        Assert.Contains("Longest flow 2.5 s in 1 record of type flow with both times.", facts);
    }

    [Fact]
    public async Task Inspect_Html_IsOnePage()
    {
        using var folder = new TempFolder();
        var page = folder.File("report.html");

        var run = await Command.FlowHostAsync("inspect", Fixtures.Capture(folder), "--html", page);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(run.Output);
        Assert.Contains("200 records in 10 datagrams", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_WithAPipeline_UsesItsAgents()
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("p.yaml", "agents: [{ match: 192.0.2.1, name: edge-7 }]\ndecoders: [ipfix]\nexporters: [discard]\n");

        var run = await Command.FlowHostAsync("inspect", Fixtures.Capture(folder), "-c", pipeline);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("edge-7 (192.0.2.1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to mend was found.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Inspect_MoreFieldsThanAreLookedAt_SaysSo()
    {
        using var folder = new TempFolder();
        // 8,192 fields of a device are looked at: those of 81 such templates.
        WireTemplate[] templates = [.. Enumerable.Range(0, 82).Select(i => new WireTemplate((ushort)(256 + i), [.. Enumerable.Repeat<WireField>((1, 8), 100)]))];
        var file = Capture(folder, [.. templates.Select((template, i) =>
            (0, Message((uint)i).Templates(template).Data(template.Record([.. Enumerable.Repeat<WireValue>(7, 100)])).ToArray()))]);

        var agent = Assert.Single((await InspectAsync(file)).Agents);
        var page = await Command.FlowHostAsync("inspect", file);

        Assert.True(agent.IsSampled);
        Assert.Equal((82, 81), (agent.Templates.Count, agent.Templates.Count(template => template.Records == 1)));
        var last = agent.Templates[^1];
        Assert.Equal((1L, 0L), (last.Sets!.Value, last.Records));
        Assert.All(last.Fields, field => Assert.Null(field.FilledPercent));
        Assert.Contains("template 337, domain 1: type flow, 1 data set, its records were not looked at", page.Output, StringComparison.Ordinal);
        Assert.Contains("template 336, domain 1: type flow, 1 data set, 1 record looked at", page.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("announced without records", page.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_MoreDevicesThanFit_CountsTheRecordsOfAll()
    {
        using var folder = new TempFolder();
        var file = folder.File("many.pcap");
        using (var stream = File.Create(file))
        {
            using var capture = new PcapWriter(stream);
            var datagram = Message(0).Templates(Flow).Data(Record(1, 1, 1), Record(2, 1, 1)).ToArray();
            for (var i = 0; i < 1_001; i++)
            {
                var device = new IPAddress([198, 18, (byte)(i >> 8), (byte)i]);
                capture.Write((Time - DateTimeOffset.UnixEpoch).Ticks * 100, device, 50_000, IPAddress.Parse("192.0.2.254"), 4739, datagram);
            }
        }

        var run = await Command.FlowHostAsync("inspect", file);

        Assert.Equal(
            "1,001 devices, 2,002 records in 1,001 datagrams, 2026-01-15 10:00:00 UTC; the 1,000 with the most",
            run.OutputLines[1].TrimEnd());
    }

    [Fact]
    public async Task Inspect_Agent_ReportsThoseDevicesOnly()
    {
        // 192.0.2.4 of the sample is the ASA: 11 datagrams, 10 records.
        var report = await InspectAsync(Repository.Pipeline("samples/cisco-router.pcap"), "--agent", "192.0.2.4/31");

        Assert.Equal(["192.0.2.4", "192.0.2.5"], report.Agents.Select(agent => agent.Address).Order());
        Assert.Equal(report.Agents.Sum(agent => agent.Datagrams), report.Datagrams);
        Assert.Equal(report.Agents.Sum(agent => agent.Records), report.Records);
        Assert.Equal((11L, 10L), report.Agents.Where(agent => agent.Address == "192.0.2.4").Select(agent => (agent.Datagrams, agent.Records)).Single());
    }

    [Fact]
    public async Task Inspect_Version9_HasTheNumbersThatCiscoDocuments()
    {
        using var folder = new TempFolder();
        // Cisco's field 45003 is an element of IPFIX too, 9:12235; scope 1 is System (RFC 3954 section 6.1).
        var http = new WireTemplate(256, (8, 4), (9, 12235, 8));
        var system = WireTemplate.Options(257, [NetFlow9Scope.System()], [(34, 4)]);
        var datagram = new NetFlow9Datagram { ExportTime = Time }.Templates(http, system)
            .Data(http.Record(IPAddress.Parse("192.0.2.9"), new byte[] { 3, 0, 0, 80, 0x34, 2, 97, 98 })).Align().Data(system.Record(IPAddress.Parse("192.0.2.1"), 100));

        var run = await Command.FlowHostAsync("inspect", Capture(folder, (0, datagram.ToArray())));

        Assert.Matches(@"9:12235 \(v9 type 45003\) +8 ", run.Output);
        Assert.Matches(@"scopeSystem scope +v9 scope 1 +4 ", run.Output);
        Assert.Matches(@"samplingInterval +34 +4 ", run.Output);
    }

    private static async Task<InspectionReport> InspectAsync(string file, params string[] options)
    {
        var run = await Command.FlowHostAsync(["inspect", file, "--json", .. options]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return InspectionJson.Read(run.Output);
    }

    private static IpfixMessage Message(uint sequence, int second = 0) => new() { Domain = 1, Sequence = sequence, ExportTime = Time.AddSeconds(second) };

    private static WireRecord Record(int ingress, int seconds, int reason) =>
        Flow.Record(IPAddress.Parse("192.0.2.9"), ingress, 1_500, Milliseconds(-120), Milliseconds(seconds - 120), reason, 7);

    private static long Milliseconds(int second) => Time.AddSeconds(second).ToUnixTimeMilliseconds();

    private static string Capture(TempFolder folder, params (int Second, byte[] Datagram)[] datagrams)
    {
        var file = folder.File("capture.pcap");
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        foreach (var (second, datagram) in datagrams)
        {
            Write(capture, second, datagram, 50_000);
        }
        return file;
    }

    private static void Write(PcapWriter capture, int second, byte[] datagram, ushort port) => capture.Write(
        (Time.AddSeconds(second) - DateTimeOffset.UnixEpoch).Ticks * 100,
        IPAddress.Parse("192.0.2.1"), port, IPAddress.Parse("192.0.2.254"), 4739, datagram);
}

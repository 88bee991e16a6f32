using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>
/// A router with Application Visibility and Control at its WAN interface. As on IOS XE, option tables come in an observation domain of
/// their own; every table and template is sent at the start, the templates once more in the middle.
/// </summary>
internal static class AvcRouter
{
    private const ushort Port = 4739;
    private const ushort SourcePort = 51_001;
    private const int ReportInterval = 5;
    private const int MonitorInterval = 30;

    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    public static void Send(SampleCapture capture)
    {
        var tables = new IpfixSender(capture, Address, SourcePort, Port, domain: 6);
        var flows = new IpfixSender(capture, Address, SourcePort, Port, domain: 256);

        SendTemplates(tables, flows, 0);
        tables.Data(Clock.At(0.1), AvcOptionTables.Records());
        SendTemplates(tables, flows, Clock.Length / 2);

        for (var time = ReportInterval; time <= Clock.Length; time += ReportInterval)
        {
            flows.Data(Clock.At(time + 0.2), AvcRecords.Flows(OfficeTraffic.EndedBetween(time - ReportInterval, time)));
        }

        for (var time = MonitorInterval; time <= Clock.Length; time += MonitorInterval)
        {
            var interval = new MonitorInterval(time - MonitorInterval, time);
            flows.Data(Clock.At(time + 0.5), PerformanceRecords.All(interval));
        }
    }

    private static void SendTemplates(IpfixSender tables, IpfixSender flows, double time)
    {
        tables.Templates(Clock.At(time), AvcOptionTables.Templates);
        flows.Templates(Clock.At(time + 0.01), AvcRecords.Templates);
        flows.Templates(Clock.At(time + 0.02), PerformanceRecords.Templates);
    }
}

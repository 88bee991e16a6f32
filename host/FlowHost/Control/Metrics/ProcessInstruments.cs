using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FlowHost.Control.Metrics;

/// <summary>What Prometheus knows of every process, under the names that its other exporters use.</summary>
internal static class ProcessInstruments
{
    public static void AddTo(Meter meter)
    {
        using var process = Process.GetCurrentProcess();
        var start = (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        var version = typeof(ProcessInstruments).Assembly.GetName().Version?.ToString(3);
        meter.CreateObservableCounter("process_cpu_seconds", () => Environment.CpuUsage.TotalTime.TotalSeconds, null, "CPU time, user and system.");
        meter.CreateObservableGauge("process_resident_memory_bytes", () => Environment.WorkingSet, null, "Resident memory.");
        meter.CreateObservableGauge("process_start_time_seconds", () => start, null, "When the process started, since 1970-01-01 UTC.");
        meter.CreateObservableGauge(
            "flowhost_build_info", () => new Measurement<long>(1, new KeyValuePair<string, object?>("version", version)), null, "The version that runs.");
    }
}

using FlowHost.Inputs.Pcap;
using Microsoft.Extensions.Logging;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>Keeps what a user would be told.</summary>
internal sealed class WarningLog : ILogger<PcapInput>
{
    public List<string> Warnings { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Warnings.Add(formatter(state, exception));
        }
    }
}

using FlowHost.Observability;
using FlowHost.Tests.Support;
using NLog;
using NLog.Layouts;
using ILogger = Microsoft.Extensions.Logging.ILogger;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace FlowHost.Tests.Observability;

public sealed class HostLoggingTests
{
    [Fact]
    public void Create_OwnConfiguration_WritesWhereItSays()
    {
        using var folder = new TempFolder();
        var config = folder.Write(
            "nlog.config",
            $"""
            <nlog xmlns="http://www.nlog-project.org/schemas/NLog.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <targets><target name="f" xsi:type="File" fileName="{folder.Combine("out.log")}" layout="$[level]|$[logger]|$[message]" /></targets>
              <rules><logger name="plugin/*" minlevel="Warn" writeTo="f" /></rules>
            </nlog>
            """.Replace("$[", "${", StringComparison.Ordinal).Replace("]|", "}|", StringComparison.Ordinal).Replace("]\"", "}\"", StringComparison.Ordinal));

        using (var loggers = HostLogging.Create(config, minimum: null))
        {
            Write(loggers.CreateLogger("plugin/a/b"), LogLevel.Warning, "seen");
            Write(loggers.CreateLogger("plugin/a/b"), LogLevel.Information, "too low");
            Write(loggers.CreateLogger("flowhost"), LogLevel.Error, "other logger");
        }

        Assert.Equal(["Warn|plugin/a/b|seen"], File.ReadAllLines(folder.Combine("out.log")));
    }

    [Theory]
    [InlineData("two\nlines", null, "INFO  flowhost two lines")]
    [InlineData("Input 'udp': the port is taken", "the port is taken", "INFO  flowhost Input 'udp': the port is taken")]
    [InlineData("The flush failed", "no 'space' left", "INFO  flowhost The flush failed (System.IO.IOException: no 'space' left)")]
    public void Layout_Message_IsOneLineThatSaysEverythingOnce(string message, string? thrown, string expected)
    {
        var line = new SimpleLayout(HostLogging.Layout).Render(new LogEventInfo(NLog.LogLevel.Info, "flowhost", message)
        {
            TimeStamp = new DateTime(2025, 1, 2, 3, 4, 5, 67),
            Exception = thrown is null ? null : new IOException(thrown),
        });

        Assert.Equal("2025-01-02 03:04:05.067 " + expected, line);
    }

    [Fact]
    public void Create_BuiltIn_CostsNothingUntilSomethingIsWritten()
    {
        var created = 0;
        using var loggers = new LazyLoggerFactory(() => { created++; return new RecordingLoggerFactory(); }, LogLevel.Warning);
        var logger = loggers.CreateLogger("flowhost");

        Write(logger, LogLevel.Information, "too low");
        Assert.Equal((0, false), (created, logger.IsEnabled(LogLevel.Information)));

        Write(logger, LogLevel.Warning, "seen");
        Assert.Equal(1, created);
    }

    private static void Write(ILogger logger, LogLevel level, string text, Exception? exception = null) =>
        logger.Log(level, default, text, exception, static (text, _) => text);
}

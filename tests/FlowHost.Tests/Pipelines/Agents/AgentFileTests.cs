using FlowHost.Pipelines;
using FlowHost.Sdk;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Pipelines.Agents;

public sealed class AgentFileTests : IDisposable
{
    private static readonly UInt128[] Addresses = [IpAddress.FromIPv4(0xC000_0201), IpAddress.FromIPv4(0xC000_0202)];

    private readonly TempFolder _folder = new();
    private readonly RecordingLoggerFactory _loggers = new();

    public void Dispose()
    {
        _loggers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Save_ThenLoad_FindsTheAddresses()
    {
        File().Save(Addresses);

        Assert.Equal(Addresses, File().Load());
    }

    [Fact]
    public void Save_DiskThatFailsForAWhile_IsTriedAgainAndSaidOnce()
    {
        var file = File();
        _folder.Write("pipeline", "in the way");

        file.Save(Addresses);
        file.Save(Addresses);
        System.IO.File.Delete(_folder.Combine("pipeline"));
        file.Save(Addresses);

        Assert.Equal(Addresses, File().Load());
        Assert.Contains("cannot be kept", Assert.Single(_loggers.Lines).Text, StringComparison.Ordinal);
    }

    private AgentFile File() => new(_folder.Path, "pipeline", _loggers.CreateLogger(""));
}

using FlowHost.Inputs.IpfixFile;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Plugins.Tests.Inputs.Tcp.Support;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Inputs.Tcp.Support.TestMessages;

namespace FlowHost.Plugins.Tests.Inputs.IpfixFile;

public sealed class IpfixFileInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionSink _sink = new(burstSize: 3);
    private readonly LogCollector<IpfixFileInput> _log = new();

    [Fact]
    public void Run_MoreThanTheBufferHolds_GivesEveryMessageInOrder()
    {
        byte[][] messages = [.. Enumerable.Range(0, 40).Select(i => Message((uint)i, i % 2 == 0 ? 65_535 : 16 + i))];
        _folder.Write("a.ipfix", Join(messages));

        Run("a.ipfix", "192.0.2.7");

        Assert.Equal(Hex(messages), _sink.Payloads);
        Assert.Equal(("192.0.2.7", Transport.File), (IpAddress.Format(_sink.Datagrams[0].Address), _sink.Datagrams[0].Transport));
        Assert.Equal([1], _sink.Ended);
        Assert.Equal((true, 0), (_sink.CanWait, _sink.AllDrops));
    }

    [Fact]
    public void Run_SeveralFiles_AreSessionsOfTheirOwnInTheOrderOfTheirNames()
    {
        _folder.Write("b.ipfix", Message(2));
        _folder.Write("a.ipfix", Message(1));

        Run("*.ipfix");

        Assert.Equal([(1, Hex(Message(1))[0]), (2, Hex(Message(2))[0])], _sink.Messages);
        Assert.Equal([1, 2], _sink.Ended);
    }

    [Fact]
    public void Run_CutFile_GivesWhatIsWholeAndSaysWhereItIsCut()
    {
        _folder.Write("a.ipfix", Join(Message(1, 20), Message(2, 30)[..25]));

        Run("a.ipfix");

        Assert.Equal(Hex(Message(1, 20)), _sink.Payloads);
        Assert.Equal((1, 1), (_sink.Drops(DropReason.Truncated), _sink.AllDrops));
        Assert.EndsWith("is not whole: it is cut at octet 45, in a message that starts at octet 20. Messages read up to there: 1.", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_JunkBetweenMessages_EndsThereAndNamesTheOctet()
    {
        _folder.Write("a.ipfix", Join(Message(1, 20), [7, 7, 7, 7, 7], Message(2, 30)));
        _folder.Write("b.ipfix", Message(3));

        Run("*.ipfix");

        Assert.Equal(Hex(Message(1, 20), Message(3)), _sink.Payloads);
        Assert.Equal((1, 1), (_sink.Drops(DropReason.Malformed), _sink.AllDrops));
        Assert.Contains("at octet 20 a message should start; there is version 1799 and length 1799.", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EmptyFile_IsOneWarning()
    {
        _folder.Write("a.ipfix", []);

        Run("a.ipfix");

        Assert.EndsWith("a.ipfix is empty", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.Equal(0, _sink.AllDrops);
    }

    [Fact]
    public void Open_NoSuchFileOrAnotherKind_SaysWhatIsThere()
    {
        _folder.Write("a.pcap", [0xD4, 0xC3, 0xB2, 0xA1]);

        Assert.StartsWith("Cannot read b.ipfix: there is no file ", Assert.Throws<PluginException>(() => Run("b.ipfix")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Cannot read *.ipfix: no file in ", Assert.Throws<PluginException>(() => Run("*.ipfix")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "holds no IPFIX messages: it starts with D4C3, and a message with 000A.", Assert.Throws<PluginException>(() => Run("a.pcap")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Run(string path, string agent = "127.0.0.1")
    {
        var input = new IpfixFileInput(new IpfixFileOptions { Path = path, Agent = agent }, TestPlugin.Context(_folder.Path, "ipfix-file"), _log);
        input.Open();
        input.Run(_sink, TestContext.Current.CancellationToken);
    }
}

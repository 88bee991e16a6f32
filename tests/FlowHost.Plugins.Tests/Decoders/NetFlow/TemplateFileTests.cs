using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>Templates survive the process, however it ends. A decoder that is left without <c>Finish</c> stands for a process that was killed.</summary>
public sealed class TemplateFileTests : IDisposable
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly WireTemplate Packets = new(256, (2, 4));

    private readonly string _folder = Directory.CreateTempSubdirectory("flowhost-state-").FullName;

    private string File => Path.Combine(_folder, "templates");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_AfterARestart_FirstDataDecodes(bool isFinished)
    {
        var before = Decoder();
        before.Decode(new IpfixMessage { Domain = 5 }.Templates(Octets).ToArray());
        if (isFinished)
        {
            before.Finish();
        }

        var result = Decoder().Decode(new IpfixMessage { Domain = 5 }.Data(Octets.Record(7)).ToArray());

        Assert.Equal(7UL, Assert.Single(result.Records)["octetDeltaCount"]);
    }

    [Fact]
    public void Decode_RedefinedBeforeTheRestart_UsesTheLast()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray(), new IpfixMessage().Templates(Packets).ToArray());

        Assert.Equal(9UL, Assert.Single(Decoder().Decode(new IpfixMessage().Data(Packets.Record(9)).ToArray()).Records)["packetDeltaCount"]);
    }

    [Fact]
    public void Decode_AgentThatStaysAwayForARestart_IsStillKnownAfterTheNext()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray());
        var other = Decoder();
        other.Agent = System.Net.IPAddress.Parse("192.0.2.99");
        other.Decode(new IpfixMessage().Templates(Octets).ToArray());
        other.Finish();

        Assert.Single(Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Records);
    }

    [Fact]
    public void Decode_FileThatEndsInAPart_KeepsTheRestAndWhatComesAfter()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray(), new IpfixMessage { Domain = 2 }.Templates(Octets).ToArray());
        using (var file = System.IO.File.Open(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(file.Length - 3);
        }

        Assert.Empty(Decoder().Decode(new IpfixMessage { Domain = 2 }.Data(Octets.Record(1)).ToArray()).Records);
        Decoder().Decode(new IpfixMessage { Domain = 3 }.Templates(Octets).ToArray());

        var after = Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray(), new IpfixMessage { Domain = 3 }.Data(Octets.Record(8)).ToArray());
        Assert.Equal([7UL, 8UL], after.Records.Select(record => (ulong)record["octetDeltaCount"]!));
    }

    [Fact]
    public void Decode_EachOctetOfTheFileDamaged_NeverThrowsAndNeverDecodesWrong()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray());
        var whole = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 0x41;
            System.IO.File.WriteAllBytes(File, damaged);

            var result = Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray());

            Assert.Empty(result.Records);
            Assert.Equal(1, result.Held);
        }
    }

    [Fact]
    public void Decode_TemplatesOfAConnection_AreNotKept()
    {
        var before = Decoder();
        before.Transport = FlowHost.Sdk.Transport.Tcp;
        before.Session = 1;
        before.Decode(new IpfixMessage().Templates(Octets).ToArray());
        before.Finish();

        Assert.Equal(1, Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
    }

    [Fact]
    public void Decode_FolderThatCannotBeWritten_CostsTheFileAlone()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");
        var decoder = new DecoderTest(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance, null, Path.Combine(_folder, "file", "below")));

        Assert.Single(decoder.Decode(new IpfixMessage().Templates(Octets).Data(Octets.Record(7)).ToArray()).Records);
    }

    [Fact]
    public void Finish_ManyRedefinitions_LeaveOneInTheFile()
    {
        var decoder = Decoder();
        for (var i = 0; i < 200; i++)
        {
            decoder.Decode(new IpfixMessage().Templates(i % 2 == 0 ? Octets : Packets).ToArray());
        }
        var before = new FileInfo(File).Length;
        decoder.Finish();

        Assert.InRange(new FileInfo(File).Length, 40, before / 100);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DecoderTest Decoder() =>
        new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance, null, _folder)) { ReceiveTime = DateTimeOffset.UnixEpoch.AddDays(20_000) };
}

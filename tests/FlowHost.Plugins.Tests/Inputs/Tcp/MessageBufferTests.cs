using CsCheck;
using FlowHost.Inputs.Tcp.Connections;
using FlowHost.Plugins.Tests.Inputs.Tcp.Support;

namespace FlowHost.Plugins.Tests.Inputs.Tcp;

public sealed class MessageBufferTests
{
    private static readonly Gen<int[]> Lengths = Gen.Frequency((8, Gen.Int[16, 400]), (1, Gen.Int[16, 65_535]), (1, Gen.Const(65_535))).Array[1, 12];

    [Fact]
    public void TryTake_AnyChunking_GivesTheSameMessages() =>
        Gen.Select(Lengths, Gen.Frequency((1, Gen.Const(1)), (4, Gen.Int[1, 300]), (4, Gen.Int[1, 100_000])).Array[1, 40]).Sample((lengths, chunks) =>
        {
            byte[][] messages = [.. lengths.Select((length, i) => TestMessages.Message((uint)i, length))];
            var stream = TestMessages.Join(messages);
            using var buffer = new MessageBuffer();
            var taken = new List<string>();

            for (var (at, chunk) = (0, 0); at < stream.Length; chunk++)
            {
                var room = buffer.Room();
                // Chunks of one octet each for a long stream would take minutes.
                var size = stream.Length > 5_000 ? Math.Max(chunks[chunk % chunks.Length], 100) : chunks[chunk % chunks.Length];
                var count = Math.Min(Math.Min(size, room.Length), stream.Length - at);
                stream.AsSpan(at, count).CopyTo(room.Span);
                buffer.Add(count);
                at += count;
                while (buffer.TryTake(out var offset, out var length))
                {
                    taken.Add(Convert.ToHexString(buffer.Octets.AsSpan(offset, length)));
                }
            }

            return buffer.Fault is null && buffer.IsEmpty && taken.SequenceEqual(TestMessages.Hex(messages));
        }, iter: 300);

    [Theory]
    [InlineData(new byte[] { 0, 9, 0, 16 })]
    [InlineData(new byte[] { 0, 10, 0, 15 })]
    [InlineData(new byte[] { 0, 10, 0, 0 })]
    [InlineData(new byte[] { 0x16, 3, 1, 2 })]
    public void Add_NoMessage_IsAFaultBehindTheWholeOnes(byte[] start)
    {
        using var buffer = new MessageBuffer();
        byte[] octets = [.. TestMessages.Message(1), .. start];
        octets.CopyTo(buffer.Room());

        buffer.Add(octets.Length);

        Assert.NotNull(buffer.Fault);
        Assert.True(buffer.TryTake(out var offset, out var length));
        Assert.Equal((0, 16), (offset, length));
        Assert.False(buffer.TryTake(out _, out _));
    }

    [Fact]
    public void Add_PartOfAHeader_IsAPartAndNoFault()
    {
        using var buffer = new MessageBuffer();
        new byte[] { 0, 10, 0 }.CopyTo(buffer.Room());

        buffer.Add(3);

        Assert.Null(buffer.Fault);
        Assert.Equal((false, true), (buffer.HasMessage, buffer.HasPart));
    }
}

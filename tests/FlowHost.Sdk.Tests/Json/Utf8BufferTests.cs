using System.Text;

namespace FlowHost.Sdk.Tests.Json;

public sealed class Utf8BufferTests
{
    [Fact]
    public void Append_BeyondItsCapacity_KeepsEverything()
    {
        var buffer = new Utf8Buffer(64);
        for (var i = 0; i < 1_000; i++)
        {
            buffer.Append("0123456789"u8);
            buffer.Append((byte)'\n');
        }

        Assert.Equal(string.Concat(Enumerable.Repeat("0123456789\n", 1_000)), Encoding.UTF8.GetString(buffer.Written));
    }

    [Fact]
    public void Truncate_ToAShorterLength_TakesBackTheRest()
    {
        var buffer = new Utf8Buffer();
        buffer.Append("abcdef"u8);

        buffer.Truncate(2);

        Assert.Equal("ab"u8, buffer.Written);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(-1));
    }

    [Fact]
    public void Advance_BeyondItsRoom_Throws()
    {
        var buffer = new Utf8Buffer(64);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(65));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
    }

    [Fact]
    public void Clear_AfterARareLongText_LetsItsArrayGo()
    {
        var buffer = new Utf8Buffer(64);
        buffer.Append(new byte[16 * 1024 * 1024]);

        buffer.Clear();

        Assert.Equal(0, buffer.Length);
        Assert.True(buffer.GetSpan().Length < 1024 * 1024);
    }
}

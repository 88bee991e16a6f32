using System.Text;
using FlowHost.Pipelines.State;
using FlowHost.Sdk;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Pipelines.State;

/// <summary>A table that is left without <c>Dispose</c> stands for a process that was killed.</summary>
public sealed class StateTableTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RecordingLoggerFactory _loggers = new();
    private readonly List<StateTable> _tables = [];
    private int _wakes;

    private string File => _folder.Combine("entry", "table");

    public void Dispose()
    {
        _tables.ForEach(table => table.Dispose());
        _loggers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_AfterAKill_FindsWhatWasSetLast()
    {
        var table = Open();
        Set(table, "a", "1");
        Set(table, "b", "2");
        table.Write();
        Set(table, "a", "3");
        table.Write();

        Assert.Equal("a=3 b=2", Text(Open()));
    }

    [Fact]
    public void Remove_ThenKill_DoesNotComeBack()
    {
        var table = Open();
        Set(table, "a", "1");
        Set(table, "b", "2");
        table.Write();

        Assert.True(table.Remove("a"u8));
        Assert.False(table.Remove("a"u8));
        table.Write();

        Assert.Equal("b=2", Text(Open()));
    }

    [Fact]
    public void Set_SameValueAgain_WritesNothing()
    {
        var table = Open();
        Set(table, "a", "1");
        table.Write();
        var length = new FileInfo(File).Length;

        Assert.True(table.Set("a"u8, "1"u8));
        table.Write();

        Assert.Equal((1, length), (_wakes, new FileInfo(File).Length));
    }

    [Fact]
    public void Set_TooLong_LeavesNoOldValueBehind()
    {
        var table = Open();
        Set(table, "a", "1");

        Assert.False(table.Set("a"u8, new byte[IStateTable.LongestRecord]));
        Assert.True(table.Set("b"u8, new byte[IStateTable.LongestRecord - 1]));
        table.Write();

        Assert.Equal("b", Encoding.UTF8.GetString(Assert.Single(Open().Records).Key.Span));
    }

    [Fact]
    public void Set_MoreThanMayWaitForTheDisk_IsAllWritten()
    {
        var table = Open();
        var value = new byte[100_000];
        for (var i = 0; i < 3 * StateTable.QueueLimit / value.Length; i++)
        {
            Assert.True(table.Set(Encoding.UTF8.GetBytes($"{i}"), value));
        }
        table.Remove("7"u8);
        Assert.True(table.Write());

        Assert.Equal(table.Records.Count, Open().Records.Count);
    }

    [Fact]
    public void Write_OneKeyThousandsOfTimes_KeepsTheFileSmall()
    {
        var table = Open();
        var value = new byte[10_000];
        for (var i = 0; i < 1_000; i++)
        {
            BitConverter.TryWriteBytes(value, i);
            table.Set("a"u8, value);
            table.Write();
        }

        Assert.InRange(new FileInfo(File).Length, value.Length, 1_200_000);
        Assert.Equal(999, BitConverter.ToInt32(Assert.Single(Open().Records).Value.Span));
    }

    [Fact]
    public void Write_DiskThatFailsForAWhile_LosesNothingAndSaysSoOnce()
    {
        var table = Open();
        Set(table, "a", "1");
        Set(table, "b", "1");
        Assert.True(table.Write());
        _folder.TurnIntoFile("entry");

        Set(table, "a", "2");
        table.Remove("b"u8);
        Assert.False(table.Write());
        Set(table, "c", "1");
        Assert.False(table.Write());
        Assert.Equal(2, table.Failures);
        System.IO.File.Delete(_folder.Combine("entry"));
        Assert.True(table.Write());

        Assert.Equal("a=2 c=1", Text(Open()));
        Assert.Collection(
            _loggers.Lines.Select(line => line.Text),
            line => Assert.StartsWith($"{File}: nothing can be kept for after a restart: ", line, StringComparison.Ordinal),
            line => Assert.Equal($"{File}: what must survive a restart is kept again", line));
    }

    [Fact]
    public void Write_FolderThatWasRemoved_WritesAllOfTheTableAgain()
    {
        var table = Open();
        Set(table, "a", "1");
        table.Write();
        Directory.Delete(_folder.Combine("entry"), recursive: true);

        Set(table, "b", "2");
        Assert.True(table.Write());

        Assert.Equal("a=1 b=2", Text(Open()));
    }

    [Fact]
    public void Open_FileThatEndsInAPart_KeepsTheRestAndWhatComesAfter()
    {
        var table = Open();
        Set(table, "a", "1");
        Set(table, "b", "2");
        table.Write();
        using (var file = System.IO.File.Open(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(file.Length - 1);
        }

        var after = Open();
        Assert.Equal("a=1", Text(after));
        Set(after, "c", "3");
        after.Write();

        Assert.Equal("a=1 c=3", Text(Open()));
    }

    [Fact]
    public void Open_EachOctetOfTheFileDamaged_NeverThrowsAndFindsNothingElse()
    {
        var table = Open();
        Set(table, "a", "1");
        table.Write();
        var whole = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 0x41;
            System.IO.File.WriteAllBytes(File, damaged);

            Assert.Equal("", Text(Open()));
        }
        Assert.Equal(whole.Length, _loggers.Lines.Count(line => line.Text.StartsWith($"{File}: 1 damaged places were skipped", StringComparison.Ordinal)));
    }

    [Fact]
    public void Open_FileOfSomethingElse_SetsItAside()
    {
        _folder.Write("entry/table", "templates of an older kind\n");

        var table = Open();
        Set(table, "a", "1");
        table.Write();

        Assert.Equal("a=1", Text(Open()));
        Assert.Equal("templates of an older kind\n", System.IO.File.ReadAllText(File + ".bad"));
    }

    private StateTable Open()
    {
        var table = new StateTable(new StateFile(File), _ => _wakes++, _loggers.CreateLogger(""));
        table.Load();
        _tables.Add(table);
        return table;
    }

    private static void Set(StateTable table, string key, string value) =>
        Assert.True(table.Set(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value)));

    private static string Text(StateTable table) => string.Join(
        ' ',
        table.Records.Select(record => $"{Encoding.UTF8.GetString(record.Key.Span)}={Encoding.UTF8.GetString(record.Value.Span)}").Order(StringComparer.Ordinal));
}

using FlowHost.Pipelines.State;
using FlowHost.Sdk;
using FlowHost.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines.State;

public sealed class PipelineStateTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Set_WithoutAnyFurtherCall_IsWrittenSoon()
    {
        await using var state = State();
        Table(state).Set("a"u8, "1"u8);

        await Until(() => ReadByAnother().Count == 1);
    }

    [Fact]
    public async Task Dispose_WhatWasSetJustBefore_IsWritten()
    {
        await using (var state = State())
        {
            Table(state).Set("a"u8, "1"u8);
        }

        Assert.Single(ReadByAnother());
    }

    [Fact]
    public async Task Set_WhileTheDiskFails_IsWrittenWhenItWorksAgain()
    {
        await using var state = State();
        _folder.Write("entry", "in the way");
        Table(state).Set("a"u8, "1"u8);
        await Until(() => state.Failures > 0);
        File.Delete(_folder.Combine("entry"));

        await Until(() =>
        {
            _time.Advance(StateWriter.RetryInterval);
            return ReadByAnother().Count == 1;
        });
    }

    [Fact]
    public async Task Of_OneFolder_OpensATableOnce()
    {
        await using var state = State();

        Assert.Same(Table(state), Table(state));
        Assert.NotSame(Table(state), state.Of(_folder.Combine("other")).Open("table"));
    }

    [Theory]
    [InlineData("../table")]
    [InlineData("table.new")]
    [InlineData("")]
    public async Task Open_NameThatIsNoPlainWord_IsRefused(string name)
    {
        await using var state = State();

        Assert.Throws<ArgumentException>(() => state.Of(_folder.Path).Open(name));
    }

    private PipelineState State() => new(_time, NullLogger.Instance);

    private IStateTable Table(PipelineState state) => state.Of(_folder.Combine("entry")).Open("table");

    private IReadOnlyList<StateRecord> ReadByAnother()
    {
        using var table = new StateTable(new StateFile(_folder.Combine("entry", "table")), _ => { }, NullLogger.Instance);
        table.Load();
        return table.Records;
    }

    private static async Task Until(Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}

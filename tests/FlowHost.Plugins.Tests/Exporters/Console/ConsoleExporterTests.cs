using System.Text;
using System.Text.Json;
using FlowHost.Exporters.Console;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Console;

public sealed class ConsoleExporterTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2021, 11, 28, 9, 1, 51, TimeSpan.Zero);

    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Export_Frame_IsGoFlows()
    {
        await ExportAsync(
            new ConsoleOptions(),
            TestBatch.With(Elements.SourceIPv4Address, Elements.InterfaceName, Elements.OctetDeltaCount)
                .From("192.168.99.199", domain: 2560, setId: 309, exportTime: Time)
                .Row("10.1.1.1", "GigabitEthernet0/1/0", 805)
                .Row("10.1.1.2", null, 0));

        Assert.Equal(
            """
            [IPFIX] | ==========================================================DataFrame Start========================================================
            [IPFIX] | AgentIP: 192.168.99.199       | ExportTime: 2021-11-28 09:01:51 +0000 UTC | DomainID/SetID: [  2560:309   ]
            [IPFIX] | Record:[   0]--------------------------------------------------------------------------------------------------------------------
            [IPFIX] | Name: Type                                | Value: flow
            [IPFIX] | Name: sourceIPv4Address                   | Value: 10.1.1.1
            [IPFIX] | Name: interfaceName                       | Value: GigabitEthernet0/1/0
            [IPFIX] | Name: octetDeltaCount                     | Value: 805
            [IPFIX] | Record:[   1]--------------------------------------------------------------------------------------------------------------------
            [IPFIX] | Name: Type                                | Value: flow
            [IPFIX] | Name: sourceIPv4Address                   | Value: 10.1.1.2
            [IPFIX] | Name: octetDeltaCount                     | Value: 0
            [IPFIX] | ==========================================================DataFrame  End ========================================================



            """,
            Text());
    }

    [Theory]
    [InlineData(5, "[NFv5] | ")]
    [InlineData(9, "[NFv9] | ")]
    [InlineData(10, "[IPFIX] | ")]
    public async Task Export_Frame_EveryLineNamesTheProtocol(byte version, string prefix)
    {
        await ExportAsync(new ConsoleOptions(), TestBatch.With(Elements.OctetDeltaCount).From("192.0.2.1", version: version).Row(1));

        Assert.All(Text().TrimEnd('\n').Split('\n'), line => Assert.StartsWith(prefix, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_RecordsOfSeveralSets_HaveAFrameEach()
    {
        await ExportAsync(
            new ConsoleOptions(),
            TestBatch.With(Elements.OctetDeltaCount)
                .From("192.0.2.1", setId: 256).Row(1).Row(2)
                .From("2001:db8::1", setId: 257).Row(3));

        var text = Text();
        Assert.Equal(2, text.Split("DataFrame Start").Length - 1);
        Assert.Equal(2, text.Split("DataFrame  End").Length - 1);
        Assert.Equal(["   0", "   1", "   0"], text.Split("Record:[").Skip(1).Select(part => part[..4]));
        Assert.Contains("AgentIP: 2001:db8::1          | ExportTime: 1970-01-01 00:00:00 +0000 UTC | DomainID/SetID: [     0:257   ]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ControlCharactersOfADevice_DoNotReachTheTerminal()
    {
        foreach (var format in Enum.GetValues<ConsoleFormat>())
        {
            await ExportAsync(new ConsoleOptions { Format = format }, TestBatch.With(Elements.InterfaceName).Row("\u001b[2Jeth0\nGi0\u007f\u009b"));
        }

        Assert.Equal(["\n"], Text().Where(char.IsControl).Distinct().Select(c => c.ToString()));
        Assert.Equal(3, Text().Split(@"\u001b[2Jeth0\nGi0\u007f\u009b").Length - 1);
    }

    [Fact]
    public async Task Export_Json_IsOneObjectALine()
    {
        await ExportAsync(new ConsoleOptions { Format = ConsoleFormat.Json }, TestBatch.With(Elements.OctetDeltaCount).Row(1).Row(2));

        Assert.Equal([1, 2], Text().TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("octetDeltaCount").GetInt32()));
    }

    [Fact]
    public async Task Export_Table_AlignsColumnsAndLeavesMissingValuesEmpty()
    {
        await ExportAsync(
            new ConsoleOptions { Format = ConsoleFormat.Table },
            TestBatch.With(Elements.SourceIPv4Address, Elements.OctetDeltaCount, Elements.InterfaceName)
                .From("192.0.2.1", domain: 7, exportTime: Time)
                .Row("10.1.1.1", 5, "Gi0/0")
                .Row("192.168.100.200", 123456789012345678, null));

        Assert.Equal(
            """
            AgentID    Version  DomainID  SetID  CreateAt              Type  sourceIPv4Address     octetDeltaCount  interfaceName
            ---------  -------  --------  -----  --------------------  ----  -----------------  ------------------  -------------
            192.0.2.1       10         7    256  2021-11-28T09:01:51Z  flow  10.1.1.1                            5  Gi0/0
            192.0.2.1       10         7    256  2021-11-28T09:01:51Z  flow  192.168.100.200    123456789012345678

            """,
            Text());
    }

    [Fact]
    public async Task Export_TableWithALongText_CutsIt()
    {
        await ExportAsync(
            new ConsoleOptions { Format = ConsoleFormat.Table },
            TestBatch.With(Elements.InterfaceDescription).Row(new string('é', 41)).Row(new string('é', 40)));

        var lines = Text().TrimEnd('\n').Split('\n');
        Assert.EndsWith(" " + new string('é', 39) + "…", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" " + new string('é', 40), lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TablesOfSeveralSchemas_RepeatTheHeaderWhenTheFieldsChange()
    {
        var exporter = new ConsoleExporter(new ConsoleOptions { Format = ConsoleFormat.Table }, () => _output);
        await exporter.OpenAsync(TestContext.Current.CancellationToken);

        await TestBatch.With(Elements.OctetDeltaCount).Row(1).Row(2).ExportAsync(exporter, TestContext.Current.CancellationToken);
        await TestBatch.With(Elements.PacketDeltaCount).Row(3).ExportAsync(exporter, TestContext.Current.CancellationToken);

        Assert.Equal(["octetDeltaCount", "packetDeltaCount"], Text().Split('\n').Where(line => line.StartsWith("AgentID", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task Export_BeyondTheLimit_GoesQuietAndStillTakesTheRecords()
    {
        var exporter = new ConsoleExporter(new ConsoleOptions { Format = ConsoleFormat.Json, Limit = 3 }, () => _output);
        await exporter.OpenAsync(TestContext.Current.CancellationToken);
        var accepted = 0L;

        for (var batch = 0; batch < 3; batch++)
        {
            accepted += (await TestBatch.With(Elements.OctetDeltaCount).Row(1).Row(2).ExportAsync(exporter, TestContext.Current.CancellationToken)).Accepted;
        }

        Assert.Equal(6, accepted);
        Assert.Equal(3, Text().Split("octetDeltaCount").Length - 1);
        Assert.EndsWith("\n… 3 records shown, which is the limit: the console is quiet from here on.\n", Text(), StringComparison.Ordinal);
    }

    private async Task ExportAsync(ConsoleOptions options, TestBatch batch)
    {
        var exporter = new ConsoleExporter(options, () => _output);
        await exporter.OpenAsync(TestContext.Current.CancellationToken);
        await batch.ExportAsync(exporter, TestContext.Current.CancellationToken);
    }

    private string Text() => Encoding.UTF8.GetString(_output.ToArray());
}

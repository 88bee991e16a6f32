using FlowHost.Pipelines;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

public sealed class PipelineLoaderTests
{
    [Fact]
    public void Load_CompletePipeline_ResolvesEveryStage()
    {
        var pipeline = Loading.Load(
            """
            name: branch-office
            inputs:
              - use: udp
                name: core
                listen: [0.0.0.0:2055, "[::]:2055"]
                allow: [192.0.2.0/24]
                receiveBuffer: 8MiB
            decoders: [netflow9, ipfix]
            enrichers:
              - use: site
                table: sites.csv
                labels: {hq: Zürich, dc: Basel}
              - use: site
                enabled: false
                nonsense: is not read when disabled
            exporters:
              - use: file
                path: data/flows
                when: {type: [art, conn]}
                queue: {rows: 4096, onFull: block}
              - use: file
                path: data/all
            """);

        Assert.Equal("branch-office", pipeline.Name);
        Assert.Equal("core", Assert.Single(pipeline.Inputs).InstanceName);
        var udp = Assert.IsType<UdpOptions>(pipeline.Inputs[0].Options);
        Assert.Equal(["0.0.0.0:2055", "[::]:2055"], udp.Listen);
        Assert.Equal("192.0.2.0/24", Assert.Single(udp.Allow).ToString());
        Assert.Equal(8 * 1024 * 1024, udp.ReceiveBuffer);
        Assert.Equal(["netflow9", "ipfix"], pipeline.Decoders.Select(decoder => decoder.Plugin.Id));
        Assert.Null(pipeline.Decoders[0].Options);
        var site = Assert.IsType<SiteOptions>(Assert.Single(pipeline.Enrichers).Options);
        Assert.Equal("Zürich", site.Labels["hq"]);
        Assert.Equal(["file", "file-2"], pipeline.Exporters.Select(exporter => exporter.InstanceName));
        Assert.Equal(["art", "conn"], pipeline.Exporters[0].Keys.When!.Type);
        Assert.Equal((4096, QueueFullMode.Block), (pipeline.Exporters[0].Keys.Queue.Rows, pipeline.Exporters[0].Keys.Queue.OnFull));
        Assert.Null(pipeline.Exporters[1].Keys.When);
        Assert.Equal((16_384, QueueFullMode.DropNewest), (pipeline.Exporters[1].Keys.Queue.Rows, pipeline.Exporters[1].Keys.Queue.OnFull));
    }

    [Fact]
    public void Load_NoName_IsCalledAfterTheFile()
    {
        Assert.Equal("acme", Loading.Load("decoders: [ipfix]\nexporters: [{use: file, path: x}]").Name);
    }

    [Fact]
    public void Load_SingleEntryInsteadOfList_CountsAsListOfOne()
    {
        Assert.Equal("ipfix", Assert.Single(Loading.Load("decoders: ipfix\nexporters: [{use: file, path: x}]").Decoders).Plugin.Id);
    }

    [Fact]
    public void Load_ElementTable_IsFoundBesideTheYaml()
    {
        using var folder = new TempFolder();
        folder.Write("elements/acme.csv", "ElementID,EnterpriseNo,Name,Type\n7,5000,mine,unsigned8\n");
        var file = folder.Write("acme.yaml", "elements: [elements/acme.csv]\ndecoders: [ipfix]\nexporters: [{use: file, path: x}]");
        var diagnostics = new FlowHost.Configuration.DiagnosticBag();

        var pipeline = new FlowHost.Configuration.PipelineLoader(new FakeCatalog(), _ => null).Load(file, null, requireInputs: false, diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.Equal("mine", pipeline!.Elements.Resolve(5000, 7, 1, []).Name);
        Assert.Equal(folder.Path, pipeline.Directory);
    }
}

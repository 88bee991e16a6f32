using System.IO.Compression;
using System.Text;
using FlowHost.Exporters.Ndjson;
using FlowHost.Exporters.Ndjson.Targets;
using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;
using static FlowHost.Plugins.Tests.Exporters.Ndjson.NdjsonFolder;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

public class NdjsonStandardOutputTests
{
    [Fact]
    public async Task Export_StandardOutput_GetsWholeLinesInOneWrite()
    {
        using var output = new WriteLog();
        await using var exporter = new NdjsonExporter(new StandardOutputTarget(new NdjsonOptions { Path = "-" }, () => output));
        await exporter.OpenAsync(TestContext.Current.CancellationToken);

        await ExportAsync(exporter, Time, 1, 2);
        await ExportAsync(exporter, Time, 3);

        Assert.Null(exporter.Destination);
        Assert.Equal([2, 1], output.Writes.Select(write => Encoding.UTF8.GetString(write).Count(c => c == '\n')));
        Assert.All(output.Writes, write => Assert.Equal((byte)'\n', write[^1]));
    }

    [Fact]
    public async Task Export_GzipToStandardOutput_IsAGzipStream()
    {
        using var output = new WriteLog();
        await using var exporter = new NdjsonExporter(new StandardOutputTarget(new NdjsonOptions { Path = "-", Compression = NdjsonCompression.Gzip }, () => output));
        await exporter.OpenAsync(TestContext.Current.CancellationToken);

        await ExportAsync(exporter, Time, 1);
        await ExportAsync(exporter, Time, 2);

        using var gzip = new GZipStream(new MemoryStream([.. output.Writes.SelectMany(write => write)]), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(2, (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Export_StandardOutputThatFails_SaysSo()
    {
        await using var exporter = new NdjsonExporter(new StandardOutputTarget(new NdjsonOptions { Path = "-" }, () => new WriteLog { Fails = true }));
        await exporter.OpenAsync(TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PluginException>(() => ExportAsync(exporter, Time, 1));

        Assert.Equal("Standard output could not be written: No space left on device. These records are lost; see what it is redirected to.", exception.Message);
    }

    [Fact]
    public void ConfigureServices_AnyPath_RegistersOneTargetForAllWorkers()
    {
        var services = new ServiceCollection();

        new NdjsonServices().ConfigureServices(services);

        var target = Assert.Single(services);
        Assert.Equal((typeof(LineTarget), ServiceLifetime.Singleton), (target.ServiceType, target.Lifetime));
        Assert.IsType<StandardOutputTarget>(target.ImplementationFactory!(new OptionsOnly(new NdjsonOptions { Path = "-" })));
    }

    private sealed class OptionsOnly(NdjsonOptions options) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NdjsonOptions) ? options : null;
    }

    private sealed class WriteLog : MemoryStream
    {
        public List<byte[]> Writes { get; } = [];

        public bool Fails { get; init; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Fails)
            {
                throw new IOException("No space left on device");
            }
            Writes.Add(buffer.ToArray());
        }
    }
}

using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Tests.Reference;

public sealed class OptionsWriterTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["DIR"] = "/from-outside", ["KEY"] = "k-from-outside", ["PIN"] = "77" };

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData(" padded ")]
    [InlineData("a: b # c")]
    [InlineData("- item")]
    [InlineData("[2001:db8::1]:4739")]
    [InlineData("{a}")]
    [InlineData("${env:DIR}")]
    [InlineData("$${env:DIR}")]
    [InlineData("two\nlines\n")]
    [InlineData("tab\tand \"quotes\" and 'quotes' and \\ and \u0007 and \u2028 and Zürich")]
    [InlineData("*a")]
    [InlineData("!t")]
    [InlineData("%d")]
    [InlineData("@x")]
    [InlineData("a,b")]
    public void Write_AnyText_IsReadAsTheSame(string text)
    {
        var options = new StoreOptions { Path = text, Headers = new() { [text + "k"] = text }, Parts = [new() { Name = text }] };

        var yaml = YamlText.Document(new OptionsWriter(showSecrets: true).Write(options, written: null));
        var again = Bind(yaml, requireText: text.Length > 0);

        Assert.Equal((text, text, text), (again.Path, again.Headers[text + "k"], again.Parts[0].Name));
    }

    [Fact]
    public void Write_EveryKindOfValue_IsReadAsTheSame()
    {
        var options = Bind(
            """
            level: 9
            path: x
            mode: sorted
            readers: [192.0.2.0/24, 2001:db8::/32]
            buffer: 1500000
            every: 1.5s
            ratio: 2.5e-7
            url: https://example.net:9200/a?b=c
            port: 1
            apiKey: k
            tables: {a: {name: n, sizes: [1KiB, 1500]}}
            parts: [{name: p, inner: {name: q, inner: {name: r}}}]
            """);

        var yaml = YamlText.Document(new OptionsWriter(showSecrets: true).Write(options, written: null));

        Assert.Equal(yaml, YamlText.Document(new OptionsWriter(showSecrets: true).Write(Bind(yaml), written: null)));
        Assert.Contains("every: 1500ms\n", yaml, StringComparison.Ordinal);
        Assert.Contains("sizes: [1KiB, 1500]\n", yaml, StringComparison.Ordinal);
        Assert.Contains("name: r\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PlaceholdersAndSecrets_AreMasked()
    {
        const string written =
            """
            path: ${env:DIR}/store
            url: https://user:geheim@example.net/
            apiKey: ${env:KEY}
            headers: {Authorization: "Bearer geheim", Cookie: "geheim ${env:KEY}"}
            pin: 4711
            token: t-geheim$${x
            parts: [{name: "${env:KEY}"}, {name: plain}]
            """;
        var (options, map) = BindWith(written);

        var yaml = YamlText.Document(new OptionsWriter(showSecrets: false).Write(options, map));

        Assert.DoesNotContain("outside", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", yaml, StringComparison.Ordinal);
        Assert.Contains("path: ${env:DIR}/store\n", yaml, StringComparison.Ordinal);
        Assert.Contains("apiKey: ${env:KEY}\n", yaml, StringComparison.Ordinal);
        Assert.Contains("url: https://***@example.net/\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: plain\n", yaml, StringComparison.Ordinal);
        Assert.Contains("Authorization: '***'\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ShowSecrets_ShowsThem()
    {
        var (options, map) = BindWith("path: ${env:DIR}/store\napiKey: geheim");

        var yaml = YamlText.Document(new OptionsWriter(showSecrets: true).Write(options, map));

        Assert.Contains("path: /from-outside/store\n", yaml, StringComparison.Ordinal);
        Assert.Contains("apiKey: geheim\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pin: geheim", "FH0103: 'pin' must be an integer, not what is there (it is a secret and not shown)")]
    [InlineData("pin: 99", "FH0104: 'pin' must be between 1000 and 9999, not what is there (it is a secret and not shown)")]
    [InlineData("pin: ${env:PIN}", "FH0104: 'pin' must be between 1000 and 9999, not what is there (it is a secret and not shown)")]
    [InlineData("token: geheim", "FH0104: 'token': '***' has no t- in front")]
    [InlineData("token: x${env:KEY}", "FH0104: 'token': '***' has no t- in front")]
    [InlineData("sites: ['*.example', '${env:KEY}']", "FH0104: '${env:KEY}' has no dot")]
    public void Bind_WrongSecret_IsNotQuoted(string key, string expected)
    {
        var diagnostics = new DiagnosticBag();

        Bind($"path: x\napiKey: k\n{key}", diagnostics);

        var item = Assert.Single(diagnostics.Items);
        Assert.Equal(expected, $"FH{item.Code:D4}: {item.Message}");
    }

    private static StoreOptions Bind(string yaml, bool requireText = true)
    {
        var diagnostics = new DiagnosticBag();
        var options = Bind(yaml + "\n", diagnostics).Options;
        // An empty path is refused, and bound nevertheless.
        Assert.Equal(requireText ? [] : ["'path' must not be empty"], diagnostics.Items.Where(item => !item.Message.Contains("apiKey", StringComparison.Ordinal)).Select(item => item.Message));
        return options;
    }

    private static (StoreOptions Options, YamlMap Map) BindWith(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var bound = Bind(yaml, diagnostics);
        Assert.Empty(diagnostics.Items);
        return bound;
    }

    private static (StoreOptions Options, YamlMap Map) Bind(string yaml, DiagnosticBag diagnostics)
    {
        var map = YamlDocument.Parse("store.yaml", yaml, diagnostics)!;
        var binder = new OptionsBinder(new ValueReader(diagnostics, new OutsideValues(Environment.GetValueOrDefault, "/")), "exporter 'store'", []);
        return ((StoreOptions)binder.Bind(typeof(StoreOptions), map), map);
    }
}

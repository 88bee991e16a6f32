using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

public sealed class OptionsBinderTests
{
    [Fact]
    public void Bind_EveryKindOfValue_IsConverted()
    {
        var options = Loading.LoadFile(
            """
            path: "-"
            compression: zstandard-fast
            flushEvery: 1500ms
            keep: 7
            ratio: 2.5e-1
            limit:
            rotate:
              size: 1.5GiB
              suffix: .old
            rules:
              - {size: 1500, suffix: a}
              - {size: 64kB, suffix: b}
            """);

        Assert.Equal("-", options.Path);
        Assert.Equal(FileCompression.ZstandardFast, options.Compression);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), options.FlushEvery);
        Assert.Equal(7, options.Keep);
        Assert.Equal(0.25, options.Ratio);
        Assert.Null(options.Limit);
        Assert.Equal(1_610_612_736, options.Rotate.Size);
        Assert.Equal(".old", options.Rotate.Suffix);
        Assert.Equal([(1500L, "a"), (64_000L, "b")], options.Rules.Select(rule => (rule.Size, rule.Suffix)));
    }

    [Fact]
    public void Bind_OnlyWhatIsRequired_KeepsTheDefaults()
    {
        var options = Loading.LoadFile("path: x");

        Assert.Equal((FileCompression.None, TimeSpan.FromSeconds(10), 5, 7), (options.Compression, options.FlushEvery, options.Keep, options.Limit));
    }

    [Theory]
    [InlineData("none", FileCompression.None)]
    [InlineData("gzip", FileCompression.GZip)]
    [InlineData("g-zip", FileCompression.GZip)]
    [InlineData("zstandardFast", FileCompression.ZstandardFast)]
    public void Bind_Enumeration_TakesKebabAndCamelCase(string text, object expected) =>
        Assert.Equal(expected, Loading.LoadFile($"path: x\ncompression: {text}").Compression);

    [Theory]
    [InlineData("keep: 20x55", "(5,11): error FH0103: 'keep' must be an integer, not '20x55'")]
    [InlineData("keep: 99999999999", "(5,11): error FH0103: 'keep' must be an integer, not '99999999999'")]
    [InlineData("keep: [1, 2]", "(5,11): error FH0010: 'keep' must be a single value, not a list")]
    [InlineData("keep:", "(5,10): error FH0106: 'keep' has no value")]
    [InlineData("ratio: high", "(5,12): error FH0103: 'ratio' must be a number, not 'high'")]
    [InlineData("compression: gzp", "(5,18): error FH0103: 'compression' must be none, g-zip or zstandard-fast, not 'gzp': did you mean 'g-zip'?")]
    [InlineData("flushEvery: 10", "(5,17): error FH0103: 'flushEvery' must be a duration such as 500ms, 10s, 5m or 1h, not '10'")]
    [InlineData("flushEvery: 500ms", "(5,17): error FH0104: 'flushEvery' must be between 1s and 1d, not '500ms'")]
    [InlineData("rotate: {size: 4MeB, suffix: x}", "(5,20): error FH0103: 'rotate.size' must be a size such as 4MiB, 64KiB or a number of octets, not '4MeB'")]
    [InlineData("rotate: {suffix: ''}", "(5,22): error FH0104: 'rotate.suffix' must not be empty")]
    [InlineData("rotate: {size: 1}", "(5,13): error FH0105: 'rotate' needs the key 'suffix'")]
    [InlineData("rotate: {sise: 1, suffix: x}", "(5,14): error FH0101: 'rotate' has no key 'sise': did you mean 'size'? (known keys: size, suffix)")]
    [InlineData("rules: {size: 1, suffix: x}", "(5,12): error FH0010: 'rules' must be a list, not a mapping: put '- ' in front of each of its entries")]
    [InlineData("rules: [big]", "(5,13): error FH0010: an entry of 'rules' must be a mapping of keys to values, not a single value")]
    public void Bind_WrongValue_SaysWhatIsExpected(string keys, string expected) =>
        Assert.Equal(["acme.yaml" + expected], Loading.Diagnose("decoders: [ipfix]\nexporters:\n  - use: file\n    path: x\n    " + keys));

    [Theory]
    [InlineData("listen: x\n    receiveBuffer: 4", "(5,20): error FH0104: 'receiveBuffer' must be between 4KiB and 1GiB, not '4'")]
    [InlineData("listen: x\n    receiveBuffer: 8GiB", "(5,20): error FH0103: 'receiveBuffer' must be a smaller size, not '8GiB'")]
    [InlineData("listen: x\n    allow: [192.0.2.0/24, 192.0.2.0/33]", "(5,27): error FH0103: 'allow' must be a network such as 192.0.2.0/24, not '192.0.2.0/33'")]
    [InlineData("allow: 192.0.2.0/24", "(3,5): error FH0105: input 'udp' needs the key 'listen'")]
    public void Bind_WrongInput_SaysWhatIsExpected(string keys, string expected) => Assert.Equal(
        ["acme.yaml" + expected], Loading.Diagnose("decoders: [ipfix]\ninputs:\n  - use: udp\n    " + keys + "\nexporters: [{use: file, path: x}]"));

    [Fact]
    public void Bind_MembersThatDependOnEachOther_AreCheckedByTheClass() => Assert.Equal(
        ["acme.yaml(4,14): error FH0104: 'refresh' needs a table to read again: set 'table'"],
        Loading.Diagnose("decoders: [ipfix]\nenrichers:\n  - use: site\n    refresh: true\nexporters: [{use: file, path: x}]"));
}

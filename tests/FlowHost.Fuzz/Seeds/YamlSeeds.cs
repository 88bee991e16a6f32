using System.Text;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Files of pipelines. Every key is in one of them, and each kind of fault that YAML allows.</summary>
internal static class YamlSeeds
{
    private const string Whole =
        """
        name: office # a comment
        elements: []
        agents: [{match: 192.0.2.0/24, name: a, templateKey: address+domain, sampling: 10}]
        recordTypes: [{type: voip, all: [sourceIPv4Address, "9:4273"], none: [7]}]
        inputs:
          - use: pcap
            path: "a.pcap"
            pacing: original
            ports: [2055, 4739]
        decoders: [ipfix]
        enrichers:
          - {use: site, path: "${env:GEO}/x", labels: {a: b}, ratio: 0.25, refresh: true}
        exporters:
          - use: file
            name: one
            path: >
              folded
              text
            mode: tcp
            every: 30s
            size: 4MiB
            limit: ~
            allow: [192.0.2.0/24, "2001:db8::/32"]
            when: {type: [art, voip], agent: [192.0.2.7], field: {protocolIdentifier: [6]}}
            fields: {exclude: [paddingOctets]}
            queue: {rows: 4096, onFull: block}
            rules:
            - {name: x}

        """;

    private const string Short = "inputs: [{use: pcap, path: a}]\ndecoders: [ipfix]\nexporters: [{use: file, path: x}]\n";

    public static IEnumerable<Seed> All =>
    [
        new("whole", Utf8(Whole), "pipeline 1"),
        new("short", Utf8(Short), "pipeline 1"),
        new("with-byte-order-mark", [0xEF, 0xBB, 0xBF, .. Utf8(Short)], "pipeline 1"),
        new("disabled-entry", Utf8(Short + "enrichers: [{use: site, path: x, enabled: false}]\n"), "pipeline 1"),
        new("unknown-key", Utf8(Short + "exporter: []\n"), "FH0101 1"),
        new("duplicate-key", Utf8(Short + "decoders: [ipfix]\n"), "FH0007 1"),
        new("anchor-and-alias", Utf8("a: &a [*a, *a]\n" + Short), "FH0005 3, FH0101 1"),
        new("merge-key", Utf8(Short + "<<: {name: x}\n"), "FH0005 1"),
        new("tag", Utf8(Short + "name: !!python/object x\n"), "FH0006 1"),
        new("tag-that-is-no-uri", Utf8(Short + "name: !!]\n"), "FH0006 1"),
        new("deep-lists", Utf8("a: " + new string('[', 10_000)), "FH0008 1"),
        new("deep-mappings", Utf8(string.Concat(Enumerable.Repeat("{a: ", 100))), "FH0008 1"),
        new("two-documents", Utf8(Short + "---\n" + Short), "FH0009 1"),
        new("tab", Utf8("inputs:\n\t- use: pcap\n"), "FH0004 1"),
        new("unclosed-quote", Utf8(Short + "name: \"x\n"), "FH0003 1"),
        new("unclosed-bracket", Utf8(Short + "elements: [a\n"), "FH0003 1"),
        new("not-utf8", [.. Utf8(Short), 0xFF, 0xFE], "FH0003 1"),
        new("nul-in-a-file-placeholder", Utf8(Short + "name: \"${file:a\\0b}\"\n"), "FH0109 1"),
        new("nul-in-an-element-file", Utf8(Short + "elements: [\"a\\0b\"]\n"), "FH0209 1"),
        new("device-as-element-file", Utf8(Short + "elements: [/dev/zero]\n"), "FH0001 1"),
        new("placeholder-unclosed", Utf8(Short + "name: ${env:X\n"), "FH0108 1"),
        new("placeholder-escaped", Utf8(Short.Replace("path: x", "path: \"$${x}\"", StringComparison.Ordinal)), "pipeline 1"),
        new("numbers-out-of-range", Utf8(Short.Replace("path: x", "path: x, keep: 99999999999999999999, every: 9999999d, size: 9999999TiB", StringComparison.Ordinal)), "FH0103 2, FH0104 1"),
        new("empty", [], "FH0010 1"),
        new("scalar", Utf8("x"), "FH0010 1"),
        new("null-values", Utf8("inputs: ~\ndecoders: null\nexporters:\n"), "FH0106 3"),
        new("complex-key", Utf8("? [a, b]\n: c\n" + Short), "FH0010 1"),
        new("block-scalars", Utf8(Short + "name: |-\n  x\n  y\n"), "FH0207 1"),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

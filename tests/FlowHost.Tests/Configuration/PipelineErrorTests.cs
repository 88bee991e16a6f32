using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

/// <summary>Messages about the keys that are the host's.</summary>
public sealed class PipelineErrorTests
{
    private const string Rest = "decoders: [ipfix]\nexporters: [{use: file, path: x}]\n";

    [Fact]
    public void Rejects_EveryFaultAtOnce_InTheOrderOfTheFile()
    {
        var messages = Loading.Diagnose(
            """
            name: my office
            exporter: []
            agents: [{match: 192.0.2.1/24}]
            inputs:
              - use: upd
            decoders: [site, ipfix]
            exporters:
              - use: file
                pth: data
                keep: 500
              - name: x
              - use: old
            """);

        Assert.Equal(
            [
                "acme.yaml(1,7): error FH0207: the name 'my office' cannot be used: only letters, digits and hyphens are allowed",
                "acme.yaml(2,1): error FH0101: a pipeline has no key 'exporter': did you mean 'exporters'? (known keys: agents, decoders, elements, enrichers, exporters, inputs, name, recordTypes)",
                "acme.yaml(3,18): error FH0103: 'agents.match' must be an address or a network (it has bits beyond its prefix length: write 192.0.2.0/24), not '192.0.2.1/24'",
                "acme.yaml(5,10): error FH0201: there is no plugin 'upd'",
                "acme.yaml(6,12): error FH0202: 'site' is an enricher, not a decoder: move it below 'enrichers:'",
                "acme.yaml(8,5): error FH0105: exporter 'file' needs the key 'path'",
                "acme.yaml(9,5): error FH0101: exporter 'file' has no key 'pth': did you mean 'path'? (known keys: compression, enabled, fields, flushEvery, keep, limit, name, path, queue, ratio, rotate, rules, use, when)",
                "acme.yaml(10,11): error FH0104: 'keep' must be between 1 and 100, not '500'",
                "acme.yaml(11,5): error FH0105: this exporter needs the key 'use': the id of a plugin, for example 'use: name'",
                "acme.yaml(12,10): error FH0203: the plugin 'old' is refused",
            ],
            messages);
    }

    [Theory]
    [InlineData("decoders: [ipfix]", "acme.yaml(1,1): error FH0105: a pipeline needs the key 'exporters'")]
    [InlineData(
        "exporters: [{use: file, path: x}]\ndecoders: [{use: ipfix, enabled: false}]",
        "acme.yaml(2,1): error FH0208: the pipeline has no decoders that are enabled: add one below 'decoders:'")]
    public void Rejects_EmptyStage(string yaml, string expected) => Assert.Equal([expected], Loading.Diagnose(yaml));

    [Fact]
    public void Rejects_NoInputs_OnlyWhereTheyAreNeeded()
    {
        Assert.Empty(Loading.Diagnose(Rest, requireInputs: false));
        Assert.Equal(
            ["acme.yaml(1,1): error FH0208: the pipeline has no inputs that are enabled: add one below 'inputs:'"],
            Loading.Diagnose(Rest, requireInputs: true));
    }

    [Theory]
    [InlineData("inputs: {use: udp, listen: x}\n", "acme.yaml(1,9): error FH0010: 'inputs' must be a list, not a mapping: put '- ' in front of each of its entries")]
    [InlineData("inputs: [[udp]]\n", "acme.yaml(1,10): error FH0010: 'an entry of inputs' must be a single value, not a list")]
    [InlineData("inputs:\n", "acme.yaml(1,8): error FH0106: 'inputs' has no value")]
    [InlineData("inputs:\n  - udp: {listen: x}\n", "acme.yaml(2,5): error FH0105: this input needs the key 'use': the id of a plugin, for example 'use: udp'")]
    [InlineData("inputs: [{use: udp, listen: x, enabled: maybe}]\n", "acme.yaml(1,41): error FH0103: 'enabled' must be true or false, not 'maybe'")]
    [InlineData("name: true\n", "acme.yaml(1,7): error FH0207: the name 'true' cannot be used: YAML reads it as null, a boolean or a number")]
    [InlineData("name: 10\n", "acme.yaml(1,7): error FH0207: the name '10' cannot be used: YAML reads it as null, a boolean or a number")]
    [InlineData("agents: [{name: a}]\n", "acme.yaml(1,10): error FH0105: 'agents' needs the key 'match'")]
    [InlineData("agents: [{match: 192.0.2.1, templateKey: port}]\n", "acme.yaml(1,42): error FH0103: 'agents.templateKey' must be auto, address+domain or address+port+domain, not 'port'")]
    [InlineData("agents: [{match: 192.0.2.1, sampling: 0}]\n", "acme.yaml(1,39): error FH0104: 'agents.sampling' must be between 1 and 16777216, not '0'")]
    [InlineData("recordTypes: [{type: a b, all: [7]}]\n", "acme.yaml(1,22): error FH0207: the record type 'a b' cannot be used: only letters, digits and hyphens are allowed")]
    [InlineData("recordTypes: [{type: voip}]\n", "acme.yaml(1,15): error FH0105: 'recordTypes' needs the key 'all'")]
    [InlineData(
        "recordTypes: [{type: voip, all: [sourceIPv4Adress]}]\n",
        "acme.yaml(1,34): error FH0104: there is no element 'sourceIPv4Adress': did you mean 'sourceIPv4Address'?; write a name, an id, or enterprise:id")]
    public void Rejects_WrongShape(string first, string expected) => Assert.Equal([expected], Loading.Diagnose(first + Rest));

    [Fact]
    public void Rejects_ElementTableThatIsNotThere()
    {
        var message = Assert.Single(Loading.Diagnose("elements: [acme.csv]\n" + Rest));

        Assert.Equal(
            "acme.yaml(1,12): error FH0209: there is no element table acme.csv: paths start at the folder of the pipeline's file", message);
    }

    [Fact]
    public void Rejects_TwoEntriesOfOneName()
    {
        Assert.Equal(
            ["acme.yaml(4,12): error FH0206: the name 'main' is taken by the entry in line 3: give each a name of its own"],
            Loading.Diagnose("decoders: [ipfix]\nexporters:\n- {use: file, path: x, name: main}\n- {name:   main, use: file, path: y}\n"));
    }

    [Theory]
    [InlineData("when: {kind: [art]}", "acme.yaml(5,12): error FH0101: 'when' has no key 'kind' (known keys: agent, field, type)")]
    [InlineData("when: {agent: [192.0.2.0/24, router]}", "acme.yaml(5,34): error FH0103: 'when.agent' must be an address or a network (write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32), not 'router'")]
    [InlineData("when: {field: {protocolIdentifier: [6, udp]}}", "acme.yaml(5,44): error FH0103: 'protocolIdentifier' must be a number from 0 to 255, not 'udp'")]
    [InlineData("when: {field: {dot1qVlanId: 70000}}", "acme.yaml(5,33): error FH0103: 'dot1qVlanId' must be a number from 0 to 65535, not '70000'")]
    [InlineData("when: {field: {flowStartSysUpTime: abc}}", "acme.yaml(5,40): error FH0103: 'flowStartSysUpTime' must be a number from 0 to 4294967295, not 'abc'")]
    [InlineData(
        "when: {field: {flowStartSeconds: 1768471200}}",
        "acme.yaml(5,38): error FH0103: 'flowStartSeconds' must be a time as the output has it, such as 2026-01-15T10:00:00Z, not '1768471200'")]
    [InlineData(
        "when: {field: {flowStartMilliseconds: '2026-01-15 10:00'}}",
        "acme.yaml(5,43): error FH0103: 'flowStartMilliseconds' must be a time as the output has it, such as 2026-01-15T10:00:00.123Z, not '2026-01-15 10:00'")]
    [InlineData(
        "when: {field: {flowStartNanoseconds: '2026-01-15T10:00:00.123Z'}}",
        "acme.yaml(5,42): error FH0103: 'flowStartNanoseconds' must be a time as the output has it, such as 2026-01-15T10:00:00.123456789Z, "
        + "not '2026-01-15T10:00:00.123Z'")]
    [InlineData("when: {field: {mibObjectValueInteger: high}}", "acme.yaml(5,43): error FH0103: 'mibObjectValueInteger' must be an integer, not 'high'")]
    [InlineData("when: {field: {sourceIPv4Address: '::/0'}}", "acme.yaml(5,39): error FH0103: 'sourceIPv4Address' must be an IPv4 address or network, not '::/0'")]
    [InlineData("when: {field: {sourceIPv6Address: 192.0.2.7}}", "acme.yaml(5,39): error FH0103: 'sourceIPv6Address' must be an IPv6 address or network, not '192.0.2.7'")]
    [InlineData(
        "when: {field: {sourceIPv4Address: 203.0.113.60/24}}",
        "acme.yaml(5,39): error FH0103: 'sourceIPv4Address' must be an address or a network "
        + "(it has bits beyond its prefix length: write 203.0.113.0/24), not '203.0.113.60/24'")]
    [InlineData("when: {field: {sourceIPv4Address: 192.0.2.0/33}}", "acme.yaml(5,39): error FH0103: 'sourceIPv4Address' must be an address or a network (the prefix length is 0 to 32), not '192.0.2.0/33'")]
    [InlineData("when: {field: {site: []}}", "acme.yaml(5,26): error FH0106: 'site' names no value, so that no record would be taken")]
    [InlineData("when: {field: {Version: [nine]}}", "acme.yaml(5,30): error FH0103: 'Version' must be a number, not 'nine'")]
    [InlineData("when: {field: {Type: nat}}", "acme.yaml(5,26): error FH0104: 'Type' is not compared here: use 'when.type'")]
    [InlineData("fields: {}", "acme.yaml(5,13): error FH0104: Say which fields: include, exclude, or both; or leave 'fields' out.")]
    [InlineData(
        "when: {type: [art, con]}",
        "acme.yaml(5,24): error FH0104: there is no record type 'con': did you mean 'conn'? (known: OptionTemplate, zbfw, nat, nsel, security, "
        + "nimbleflow, urlstats, art, conn, rtp, viptela, viptelabfd, queuedrop, wireless, flow)")]
    [InlineData(
        "when: {type: []}",
        "acme.yaml(5,18): error FH0104: 'when.type' must not be empty")]
    [InlineData(
        "when: {type: Art}",
        "acme.yaml(5,18): error FH0104: there is no record type 'Art': did you mean 'art'? (known: OptionTemplate, zbfw, nat, nsel, security, "
        + "nimbleflow, urlstats, art, conn, rtp, viptela, viptelabfd, queuedrop, wireless, flow)")]
    [InlineData("when: art", "acme.yaml(5,11): error FH0010: 'when' must be a mapping of keys to values, not a single value")]
    [InlineData("queue: {rows: 5}", "acme.yaml(5,19): error FH0104: 'queue.rows' must be between 1024 and 16777216, not '5'")]
    [InlineData("queue: {onFull: wait}", "acme.yaml(5,21): error FH0103: 'queue.onFull' must be drop-newest or block, not 'wait'")]
    [InlineData("queue: {onfull: block}", "acme.yaml(5,13): error FH0101: 'queue' has no key 'onfull': did you mean 'onFull'? (known keys: onFull, rows)")]
    public void Rejects_ExporterKeys(string keys, string expected) =>
        Assert.Equal([expected], Loading.Diagnose("decoders: [ipfix]\nexporters:\n  - use: file\n    path: x\n    " + keys));

    [Theory]
    [InlineData("flowStartSysUpTime: 4294967295")]
    [InlineData("flowStartSeconds: 2026-01-15T10:00:00Z")]
    [InlineData("flowStartMilliseconds: '2026-01-15T10:00:00.000Z'")]
    [InlineData("flowStartMicroseconds: 2026-01-15T10:00:00.123456Z")]
    [InlineData("flowStartNanoseconds: 2026-01-15T10:00:00.123456789Z")]
    [InlineData("dot1qVlanId: [0, 65535]")]
    [InlineData("mibObjectValueInteger: -1")]
    [InlineData("sourceIPv4Address: [192.0.2.7, 0.0.0.0/0, '::ffff:192.0.2.7']")]
    [InlineData("sourceIPv6Address: ['2001:db8::/32', '::/0', '::ffff:192.0.2.7']")]
    public void Accepts_ValuesThatOutputsShow(string field) =>
        Assert.Empty(Loading.Diagnose($"decoders: [ipfix]\nexporters:\n  - use: file\n    path: x\n    when: {{ field: {{ {field} }} }}"));

    [Fact]
    public void Rejects_AddressFromOutside_WithoutShowingIt() => Assert.Equal(
        ["acme.yaml(5,39): error FH0103: 'sourceIPv4Address' must be an address or a network, not the value of '${env:NET}'"],
        Loading.Diagnose(
            "decoders: [ipfix]\nexporters:\n  - use: file\n    path: x\n    when: {field: {sourceIPv4Address: '${env:NET}'}}",
            environment: new Dictionary<string, string> { ["NET"] = "203.0.113.60/24" }));

    [Fact]
    public void Rejects_ExporterKeysInOtherStages()
    {
        Assert.Equal(
            ["acme.yaml(1,27): error FH0101: decoder 'ipfix' has no key 'queue' (known keys: enabled, name, use)"],
            Loading.Diagnose("decoders: [{ use: ipfix,  queue: {rows: 4096}}]\nexporters: [{use: file, path: x}]"));
    }

    [Fact]
    public void Rejects_PluginWhoseOptionsTakeTheHostsKeys()
    {
        Assert.Equal(
            ["acme.yaml(2,13): error FH0204: the options of exporter 'faulty' cannot be used, which is the plugin's fault: FaultyOptions has an option 'name', a key that is the host's own"],
            Loading.Diagnose("decoders: [ipfix]\nexporters: [faulty]"));
    }
}

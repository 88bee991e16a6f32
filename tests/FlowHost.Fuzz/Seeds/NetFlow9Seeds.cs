using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Datagrams of NetFlow version 9: what devices send, and each class of fault that collectors had.</summary>
internal static class NetFlow9Seeds
{
    private static readonly WireTemplate Flow = new(256, Elements.SourceIPv4Address, Elements.DestinationTransportPort, (1, 4), Elements.FlowStartSysUpTime);
    private static readonly WireTemplate Text = new(257, (9, 12235, WireField.Variable), (4, 1));
    private static readonly WireTemplate Interfaces = WireTemplate.Options(258, [NetFlow9Scope.Interface()], [(82, 8), (83, 16)]);
    private static readonly byte[] FlowRecord = [192, 0, 2, 7, 1, 187, 0, 0, 5, 220, 0, 0, 3, 232];

    public static IEnumerable<Seed> All =>
    [
        new("template-then-data", Row.Of(Plain().Templates(Flow).ToArray(), Plain().Data(Record(), Record()).ToArray()), "records 2, sets 1"),
        new("data-before-template", Row.Of(Plain().Data(Record()).Templates(Flow).Data(Record()).ToArray()), "records 2, sets 2"),
        new("padding", Row.Of(Plain().Templates(Flow).Data(Record()).Align().ToArray()), "records 1, sets 1"),
        new("padding-non-zero", Row.Of(Plain().Templates(Flow).Data(Record()).Pad(2, 0xFF).ToArray()), "records 1, sets 1"),
        new("zeros-behind-sets", Row.Of(Plain().Templates(Flow).Data(Record()).Raw(new byte[40]).ToArray()), "records 1, sets 1"),
        new("variable-length", Row.Of(Plain().Templates(Text).Data(Text.Record("eth0", 6), Text.Record(WireValue.LongForm("eth1"), 6)).ToArray()), "records 2, sets 1"),
        new("variable-length-past-end", Row.Of(Plain().Templates(Text).Data(257, new WireRecord(257, new byte[] { 200, 1, 2 })).ToArray()), "set Malformed 1"),
        new("option-table", Row.Of(Plain().Templates(Interfaces).Data(Interfaces.Record(7, "Gi0/0/0", "uplink")).Align().ToArray()), "records 1, sets 1"),
        new("scope-of-no-length", Row.Of(Plain().OptionsTemplate(260, [NetFlow9Scope.System(0)], [(34, 4)]).RawSet(260, 8, 0, 0, 0, 100).ToArray()), "records 1, sets 1"),
        new("options-scope-overflow", Row.Of(Plain().RawSet(1, 14, 1, 4, 0xFF, 0xFC, 0, 4, 0, 1, 0, 4).ToArray()), "template TemplateRejected 1"),
        new("options-lengths-wrap-16-bits", Row.Of(Plain().RawSet(1, 18, 1, 4, 0x80, 0, 0x80, 4, 0, 1, 0, 4, 0, 34, 0, 4).ToArray()), "template TemplateRejected 1"),
        new("options-header-cut", Row.Of(Plain().RawSet(1, 8, 1, 4, 0, 4).ToArray()), "template TemplateRejected 1"),
        new("zero-length-template", Row.Of(Plain().Template(256, (8, 0), (12, 0)).RawSet(256, 8, 1, 2, 3, 4).ToArray()), "set NoTemplate 1, template TemplateRejected 1"),
        new("zero-length-field", Row.Of(Plain().Template(256, (8, 4), (95, 0), (4, 1)).RawSet(256, 9, 192, 0, 2, 7, 6).ToArray()), "records 1, sets 1"),
        new("template-of-no-fields", Row.Of(Plain().RawSet(0, 8, 1, 0, 0, 0).RawSet(256, 8, 1, 2, 3, 4).ToArray()), "set NoTemplate 1, template TemplateRejected 1"),
        new("template-count-lies", Row.Of(Plain().RawSet(0, 12, 1, 0, 0xFF, 0xFF, 0, 8, 0, 4).ToArray()), "template TemplateRejected 1"),
        new("template-id-too-low", Row.Of(Plain().Template(255, (8, 4)).ToArray()), "template TemplateRejected 1"),
        new("set-length-zero", Row.Of(Plain().RawSet(256, 0, 1, 2, 3, 4).ToArray()), "datagram Malformed 1"),
        new("set-length-three", Row.Of(Plain().RawSet(256, 3, 1, 2, 3, 4).ToArray()), "datagram Malformed 1"),
        new("set-length-past-end", Row.Of(Plain().Templates(Flow).RawSet(256, 4000, FlowRecord).ToArray()), "datagram Malformed 1"),
        new("reserved-set", Row.Of(Plain().RawSet(7, 8, 1, 2, 3, 4).Templates(Flow).Data(Record()).ToArray()), "records 1, set UnknownSet 1, sets 1"),
        new("record-cut", Row.Of(Plain().Templates(Flow).RawSet(256, 8, 192, 0, 2, 7).ToArray()), "set Malformed 1"),
        new("address-of-50-octets", Row.Of(Plain().Template(256, (8, 50), (4, 1)).RawSet(256, 55, new byte[51]).ToArray()), "records 1, sets 1"),
        new("address-of-2-octets", Row.Of(Plain().Template(256, (8, 2), (4, 1)).RawSet(256, 7, 192, 0, 6).ToArray()), "records 1, sets 1"),
        new("numbers-of-3-and-9-octets", Row.Of(Plain().Template(256, (1, 3), (2, 9)).RawSet(256, 16, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 5).ToArray()), "records 1, sets 1"),
        new("number-of-9-octets-too-large", Row.Of(Plain().Template(256, (2, 9)).RawSet(256, 13, 1, 0, 0, 0, 0, 0, 0, 0, 5).ToArray()), "records 1, sets 1"),
        new("repeated-element", Row.Of(Plain().Template(256, (82, 2), (82, 2), (4, 1), (82, 2)).RawSet(256, 11, 65, 66, 67, 68, 6, 69, 70).ToArray()), "records 1, sets 1"),
        new("unknown-elements", Row.Of(Plain().Template(256, (0, 3), (60_000, 2), (40_005, 1)).RawSet(256, 10, 1, 2, 3, 4, 5, 6).ToArray()), "records 1, sets 1"),
        new("times-in-every-unit", Row.Of(Plain().Template(256, (150, 4), (152, 8), (154, 8), (156, 8), (22, 4), (21, 4)).RawSet(256, 40, Times).ToArray()), "records 1, sets 1"),
        new("records-of-one-octet", Row.Of(Plain().Template(256, (4, 1)).RawSet(256, 20_004, Filled(20_000, 6)).ToArray()), "records 16384, set RecordLimit 1"),
        new("same-id-in-two-domains", Row.Of(Plain(1).Templates(Flow).ToArray(), Plain(2).Template(256, (4, 1)).ToArray(), Plain(1).Data(Record()).ToArray(), Plain(2).RawSet(256, 6, 6, 17).ToArray()), "records 3, sets 2"),
        new("same-id-of-two-agents", [.. Row.From(Plain().Templates(Flow).ToArray()), .. Row.From(Plain().Data(Record()).ToArray(), agent: 1)], "set NoTemplate 1"),
        new("data-from-another-port", [.. Row.From(Plain().Templates(Flow).ToArray()), .. Row.From(Plain().Data(Record()).ToArray(), port: 1)], "records 1, sets 1"),
        new("redefined", Row.Of(Plain().Templates(Flow).Data(Record()).Template(256, (4, 1)).RawSet(256, 6, 6, 17).ToArray()), "records 3, sets 2"),
        new("redefined-by-a-bad-one", Row.Of(Plain().Templates(Flow).Template(256, (4, 0)).Data(Record()).ToArray()), "set NoTemplate 1, template TemplateRejected 1"),
        new("header-cut", Row.Of(Plain().ToArray()[..19]), "datagram Malformed 1"),
        new("header-count-lies", Row.Of(new NetFlow9Datagram { Count = 0xFFFF }.Templates(Flow).Data(Record()).ToArray()), "records 1, sets 1"),
        new("text-with-control-characters", Row.Of(Plain().Template(256, (82, 8)).RawSet(256, 12, 0x22, 0x5C, 0, 0x0A, 0xFF, 0xC3, 0x28, 0x7F).ToArray()), "records 1, sets 1"),
        new("template-after-its-data-in-time", [.. Row.From(Plain().Data(Record()).ToArray()), .. Row.From(Plain().Templates(Flow).ToArray(), wait: 4)], "records 1, sets 1"),
        new("template-after-its-data-too-late", [.. Row.From(Plain().Data(Record()).ToArray()), .. Row.From(Plain().Templates(Flow).ToArray(), wait: 5)], "set NoTemplate 1"),
        new("template-not-repeated-in-its-lifetime", [.. Row.From(Plain().Templates(Flow).ToArray()), .. Row.From(Plain().Data(Record()).ToArray(), wait: 15)], "set NoTemplate 1"),
        new("more-held-than-a-new-agent-may", Row.Of([.. Enumerable.Repeat(Plain().Data(Record()).ToArray(), 17)]), "set HoldLimit 1, set NoTemplate 16"),
        new("more-held-than-that-by-an-established-agent", [.. Enumerable.Repeat(Row.From(Plain().Data(Record()).ToArray(), agent: 1), 17).SelectMany(row => row)], "set NoTemplate 17"),
        new("agent-forgotten", [.. Row.From(Plain().Templates(Flow).Data(new WireRecord(300, FlowRecord)).ToArray()), .. Row.FromForgotten(Plain().Data(Record()).ToArray())], "set NoTemplate 2"),
    ];

    // 2026-01-15 10:00:00 and the like; NTP counts from 1900.
    private static ReadOnlySpan<byte> Times =>
    [
        0x69, 0x68, 0xB9, 0x20,
        0, 0, 1, 0x9B, 0xC1, 0xFA, 0xF4, 0,
        0xED, 0x13, 0x38, 0xA0, 0x80, 0, 0, 0,
        0xED, 0x13, 0x38, 0xA0, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 1,
        0xFF, 0xFF, 0xFF, 0xFF,
    ];

    private static NetFlow9Datagram Plain(uint domain = 7) => new() { SourceId = domain, SysUpTime = 60_000 };

    private static WireRecord Record() => new(256, FlowRecord);

    private static byte[] Filled(int count, byte value) => [.. Enumerable.Repeat(value, count)];
}

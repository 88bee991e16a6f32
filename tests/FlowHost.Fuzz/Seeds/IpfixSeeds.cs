using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Fuzz.Seeds;

/// <summary>IPFIX messages: what devices send, and each class of fault that collectors had.</summary>
internal static class IpfixSeeds
{
    private static readonly WireTemplate Flow = new(256, Elements.SourceIPv4Address, Elements.DestinationTransportPort, Elements.OctetDeltaCount);
    private static readonly WireTemplate Text = new(257, (82, WireField.Variable), (9, 12235, WireField.Variable), (4, 1));
    private static readonly WireTemplate Sampler = WireTemplate.Options(258, [(302, 8)], [(304, 2), (305, 4)]);
    private static readonly WireTemplate List = new(259, (4, 1), (291, WireField.Variable), (6, 1));
    private static readonly byte[] FlowRecord = [192, 0, 2, 7, 1, 187, 0, 0, 0, 0, 0, 0, 5, 220];

    public static IEnumerable<Seed> All =>
    [
        new("template-then-data", Row.Of(Plain().Templates(Flow).ToArray(), Plain().Data(Record(), Record()).ToArray()), "records 2, sets 1"),
        new("data-before-template", Row.Of(Plain().Data(Record()).Templates(Flow).Data(Record()).ToArray()), "records 2, sets 2"),
        new("padding", Row.Of(Plain().Templates(Flow).Data(Record()).Align().ToArray()), "records 1, sets 1"),
        new("padding-element", Row.Of(Plain().Template(256, (4, 1), (210, 3)).RawSet(256, 12, 6, 0, 0, 0, 17, 9, 9, 9).ToArray()), "records 2, sets 1"),
        new("variable-length-forms", Row.Of(Plain().Templates(Text).Data(Text.Record("", "a", 6), Text.Record(WireValue.LongForm("eth1"), new string('b', 255), 6)).ToArray()), "records 2, sets 1"),
        new("variable-length-254-and-255", Row.Of(Plain().Templates(Text).Data(Text.Record(new string('a', 254), new string('b', 255), 6)).ToArray()), "records 1, sets 1"),
        new("variable-length-past-end", Row.Of(Plain().Templates(Text).RawSet(257, 8, 200, 1, 2, 3).Templates(Flow).Data(Record()).ToArray()), "records 1, set Malformed 1, sets 1"),
        new("variable-length-header-cut", Row.Of(Plain().Templates(Text).RawSet(257, 7, 0, 255, 1).ToArray()), "set Malformed 1"),
        new("variable-length-number", Row.Of(Plain().Template(256, (1, WireField.Variable)).RawSet(256, 16, 8, 0, 0, 0, 0, 0, 0, 0, 5, 2, 1, 2).ToArray()), "records 2, sets 1"),
        new("option-table", Row.Of(Plain().Templates(Sampler).Data(Sampler.Record(1, 1, 100)).ToArray()), "records 1, sets 1"),
        new("options-of-no-scope", Row.Of(Plain().RawSet(3, 18, 1, 4, 0, 2, 0, 0, 1, 46, 0, 8, 1, 48, 0, 2).ToArray()), "template TemplateRejected 1"),
        new("options-scope-overflow", Row.Of(Plain().RawSet(3, 14, 1, 4, 0, 1, 0xFF, 0xFF, 1, 46, 0, 8).ToArray()), "template TemplateRejected 1"),
        new("options-enterprise-scope", Row.Of(Plain().OptionsTemplate(258, [(9, 8233, 4), (302, 8)], [(9, 9300, WireField.Variable)]).ToArray()), "nothing"),
        new("zero-length-template", Row.Of(Plain().Template(256, (8, 0), (12, 0)).RawSet(256, 8, 1, 2, 3, 4).ToArray()), "set NoTemplate 1, template TemplateRejected 1"),
        new("template-of-no-fields-over-tcp", Row.From(Plain().RawSet(2, 8, 1, 0, 0, 0).RawSet(256, 8, 1, 2, 3, 4).ToArray(), transport: Transport.Tcp), "set NoTemplate 1"),
        new("template-count-lies", Row.Of(Plain().RawSet(2, 12, 1, 0, 0xFF, 0xFF, 0, 8, 0, 4).ToArray()), "template TemplateRejected 1"),
        new("template-field-cut", Row.Of(Plain().RawSet(2, 14, 1, 0, 0, 2, 0, 8, 0, 4, 0x80, 7).ToArray()), "template TemplateRejected 1"),
        new("template-enterprise-cut", Row.Of(Plain().RawSet(2, 14, 1, 0, 0, 1, 0x80, 8, 0, 4, 0, 0).ToArray()), "template TemplateRejected 1"),
        new("template-id-too-low", Row.Of(Plain().Template(255, (8, 4)).ToArray()), "template TemplateRejected 1"),
        new("withdrawal-over-udp", Row.Of(Plain().Templates(Flow).Withdraw(256).Data(Record()).ToArray()), "records 1, sets 1, template WithdrawalIgnored 1"),
        new("withdrawal-over-tcp", Row.From(Plain().Templates(Flow).Withdraw(256).Data(Record()).ToArray(), transport: Transport.Tcp), "set NoTemplate 1"),
        new("withdrawal-of-all-over-tcp", Row.From(Plain().Templates(Flow, Text).Withdraw(2).Data(Record()).ToArray(), transport: Transport.Tcp), "set NoTemplate 1"),
        new("withdrawal-of-unknown-over-tcp", Row.From(Plain().Withdraw(999, 256, 256).WithdrawOptions(999, 3).ToArray(), transport: Transport.Tcp), "nothing"),
        new("withdrawal-cut", Row.From(Plain().Templates(Flow).RawSet(2, 10, 1, 0, 0, 0, 1, 1).ToArray(), transport: Transport.Tcp), "nothing"),
        new("withdrawal-with-trailing-octets", Row.From(Plain().RawSet(2, 20, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0).ToArray(), transport: Transport.Tcp), "template TemplateRejected 1"),
        new("set-length-zero", Row.Of(Plain().RawSet(256, 0, 1, 2, 3, 4).ToArray()), "datagram Malformed 1"),
        new("set-length-past-end", Row.Of(Plain().Templates(Flow).RawSet(256, 4000, FlowRecord).ToArray()), "datagram Malformed 1"),
        new("set-of-header-only", Row.Of(Plain().Templates(Flow).RawSet(256, 4).ToArray()), "sets 1"),
        new("reserved-sets", Row.Of(Plain().RawSet(0, 4).RawSet(1, 8, 1, 2, 3, 4).RawSet(255, 4).Templates(Flow).Data(Record()).ToArray()), "records 1, set UnknownSet 3, sets 1"),
        new("message-length-too-short", Row.Of(new IpfixMessage { Length = 15 }.Templates(Flow).ToArray()), "datagram Malformed 1"),
        new("message-length-too-long", Row.Of(new IpfixMessage { Length = 9000 }.Templates(Flow).Data(Record()).ToArray()), "datagram Truncated 1, records 1, sets 1"),
        new("two-messages-in-one", Row.Of([.. Plain().Templates(Flow).ToArray(), .. Plain().Data(Record()).ToArray()]), "records 1, sets 1"),
        new("junk-behind-message", Row.Of([.. Plain().Templates(Flow).Data(Record()).ToArray(), 1, 2, 3]), "datagram Malformed 1, records 1, sets 1"),
        new("records-of-one-octet", Row.Of(Plain().Template(256, (4, 1)).RawSet(256, 20_004, Filled(20_000, 6)).ToArray()), "records 16384, set RecordLimit 1"),
        new("address-of-50-octets", Row.Of(Plain().Template(256, (8, 50), (27, 3)).RawSet(256, 57, new byte[53]).ToArray()), "records 1, sets 1"),
        new("floats-and-signed-numbers", Row.Of(Plain().Template(256, (311, 8), (434, 4), (258, 2)).RawSet(256, 18, 0x7F, 0xF8, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0x80, 0x80, 0).ToArray()), "records 1, sets 1"),
        new("repeated-element", Row.Of(Plain().Template(256, (82, 2), (82, WireField.Variable), (82, 2)).RawSet(256, 11, 65, 66, 2, 67, 68, 69, 70).ToArray()), "records 1, sets 1"),
        new("unknown-enterprise", Row.Of(Plain().Template(256, (35632, 57, 4), (6871, 16384, 2), (29305, 1, 8)).RawSet(256, 18, Filled(14, 9)).ToArray()), "records 1, sets 1"),
        new("basic-list", Row.Of(Plain().Templates(List).Data(List.Record(6, new byte[] { 0xFF, 0, 82, 0, 4, 65, 66, 67, 68 }, 2)).ToArray()), "records 1, sets 1"),
        new("basic-list-element-length-lies", Row.Of(Plain().Templates(List).Data(List.Record(6, new byte[] { 0xFF, 0, 82, 0xFF, 0xFE, 65 }, 2)).ToArray()), "records 1, sets 1"),
        new("basic-list-of-no-length", Row.Of(Plain().Templates(List).Data(List.Record(6, new byte[] { 0xFF, 0, 82, 0, 0, 65, 66 }, 2)).ToArray()), "records 1, sets 1"),
        new("lists-in-lists", Row.Of(Plain().Templates(List).Data(List.Record(6, Nested(60), 2)).ToArray()), "records 1, sets 1"),
        new("template-list-of-itself", Row.Of(Plain().Template(260, (292, WireField.Variable)).RawSet(260, 15, 10, 0xFF, 1, 4, 6, 0xFF, 1, 4, 2, 0xFF, 1).ToArray()), "records 1, sets 1"),
        new("multi-list-length-zero", Row.Of(Plain().Template(260, (293, WireField.Variable)).RawSet(260, 12, 7, 0xFF, 1, 4, 0, 0, 1, 2).ToArray()), "records 1, sets 1"),
        new("same-id-in-two-domains", Row.Of(Plain(1).Templates(Flow).ToArray(), Plain(2).Template(256, (4, 1)).ToArray(), Plain(1).Data(Record()).ToArray(), Plain(2).RawSet(256, 6, 6, 17).ToArray()), "records 3, sets 2"),
        new("same-id-of-two-connections", [.. Row.From(Plain().Templates(Flow).ToArray(), transport: Transport.Tcp), .. Row.From(Plain().Data(Record()).ToArray(), port: 1, transport: Transport.Tcp)], "set NoTemplate 1"),
        new("redefined", Row.Of(Plain().Templates(Flow).Data(Record()).Template(256, (4, 1)).RawSet(256, 6, 6, 17).ToArray()), "records 3, sets 2"),
        new("reduced-sizes", Row.Of(Plain().Template(256, (1, 1), (2, 3), (7, 1), (10, 2), (322, 8)).RawSet(256, 19, Filled(15, 1)).ToArray()), "records 1, sets 1"),
        new("file-of-messages", Row.From([.. Plain().Templates(Flow).ToArray(), .. Plain().Data(Record()).ToArray()], transport: Transport.File), "records 1, sets 1"),
        new("template-after-its-data-in-time", [.. Row.From(Plain().Data(Record()).ToArray()), .. Row.From(Plain().Templates(Flow).ToArray(), wait: 4)], "records 1, sets 1"),
        new("template-after-its-data-too-late", [.. Row.From(Plain().Data(Record()).ToArray()), .. Row.From(Plain().Templates(Flow).ToArray(), wait: 5)], "set NoTemplate 1"),
        new("template-not-repeated-in-its-lifetime", [.. Row.From(Plain().Templates(Flow).ToArray()), .. Row.From(Plain().Data(Record()).ToArray(), wait: 15)], "set NoTemplate 1"),
        new("more-held-than-a-new-agent-may", Row.Of([.. Enumerable.Repeat(Plain().Data(Record()).ToArray(), 17)]), "set HoldLimit 1, set NoTemplate 16"),
        new("more-held-than-that-by-an-established-agent", [.. Enumerable.Repeat(Row.From(Plain().Data(Record()).ToArray(), agent: 1), 17).SelectMany(row => row)], "set NoTemplate 17"),
        new("agent-forgotten", [.. Row.From(Plain().Templates(Flow).Data(new WireRecord(300, FlowRecord)).ToArray()), .. Row.FromForgotten(Plain().Data(Record()).ToArray())], "set NoTemplate 2"),
        new("connection-ended", [.. Tcp(Plain().Templates(Flow).Data(new WireRecord(300, FlowRecord)).ToArray()), .. Tcp([]), .. Tcp(Plain().Data(Record()).ToArray())], "set NoTemplate 2"),
        new("other-connection-ended", [.. Tcp(Plain().Templates(Flow).ToArray()), .. Row.From([], port: 1, transport: Transport.Tcp), .. Tcp(Plain().Data(Record()).ToArray())], "records 1, sets 1"),
    ];

    private static IpfixMessage Plain(uint domain = 7) => new() { Domain = domain };

    private static byte[] Tcp(byte[] message) => Row.From(message, transport: Transport.Tcp);

    private static WireRecord Record() => new(256, FlowRecord);

    private static byte[] Filled(int count, byte value) => [.. Enumerable.Repeat(value, count)];

    // A list of one list of one list …, each of variable length.
    private static byte[] Nested(int depth) => depth == 0
        ? [0xFF, 0, 4, 0, 1, 6]
        : Nested(depth - 1) is { Length: < 255 } inner ? [0xFF, 1, 0x23, 0xFF, 0xFF, (byte)inner.Length, .. inner] : Nested(depth - 1);
}

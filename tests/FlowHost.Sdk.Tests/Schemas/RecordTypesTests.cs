using System.Globalization;

namespace FlowHost.Sdk;

public class RecordTypesTests
{
    [Theory]
    [InlineData("flow", "8 12 7 11 4 1 2 152 153")]
    [InlineData("flow", "8 12 9:2233")]
    // Zone-based firewall; a half-open alert has no zone pair.
    [InlineData("zbfw", "8 12 7 11 4 9:2233 9:2239")]
    [InlineData("zbfw", "8 12 9:2233 233")]
    [InlineData("zbfw", "8 12 7 11 225 226 227 228 233 9:2233 9:2239 230 148 323")]
    // ASA before and after 8.4; flow updates carry no reason.
    [InlineData("nsel", "148 8 7 10 12 11 14 4 176 177 9:7233 9:7234 9:7235 9:7236 9:7237 9:234 323 85 9:232 9:233 9:7232")]
    [InlineData("nsel", "148 8 7 10 12 11 14 4 225 226 227 228 233 9:234 323 152")]
    [InlineData("nsel", "148 8 7 10 12 11 14 4 225 226 227 228 233 323 152 231 232")]
    // Another vendor's firewall that names flow and event, and no event time.
    [InlineData("flow", "1 2 4 7 8 11 12 21 22 148 233 346 9:23933 9:23934")]
    // NAT: sessions, exhausted pools, bindings without ports.
    [InlineData("nat", "8 225 12 226 7 227 11 228 234 4 230 323")]
    [InlineData("nat", "283 230")]
    [InlineData("nat", "8 225 230")]
    [InlineData("nat", "7 227")]
    // Encrypted traffic analytics, of ICMP too, and by IPFIX.
    [InlineData("security", "8 12 4 9:12172")]
    [InlineData("security", "8 12 7 11 9:12173")]
    [InlineData("security", "9:12174")]
    [InlineData("security", "9:12176")]
    [InlineData("security", "9:12177 9:12178")]
    [InlineData("flow", "9:12177")]
    [InlineData("security", "9:16386")]
    [InlineData("security", "8 12 7 11 313")]
    [InlineData("flow", "8 12 313")]
    // Application visibility.
    [InlineData("urlstats", "8 12 9:9357 9:12235 1 2")]
    [InlineData("urlstats", "9:9357 9:9316 9:9319")]
    [InlineData("art", "9:12236 9:12237 9:9316 9:9319")]
    [InlineData("art", "9:12236 9:12237 9:9254 9:9255")]
    [InlineData("conn", "9:12236 9:12237 298 299")]
    [InlineData("conn", "9:12238 9:12239")]
    [InlineData("flow", "9:12236 9:12239")]
    [InlineData("rtp", "8 12 9:4273 239")]
    // SD-WAN.
    [InlineData("viptela", "8 12 9:12432 9:12433")]
    [InlineData("viptela", "9:12433")]
    [InlineData("viptela", "41916:4321 8 12")]
    [InlineData("viptelabfd", "9:12435 195 9:12527 9:12530 9:12528 9:12529")]
    [InlineData("queuedrop", "9:9360 9:9361")]
    // Wireless controllers.
    [InlineData("wireless", "365 366 95 147 61 1 2 98 195 367")]
    [InlineData("wireless", "367 8 12")]
    [InlineData("wireless", "147")]
    // Option tables that come as data; the same names beside addresses are a flow.
    [InlineData("OptionTemplate", "9:12232 9:12233 95")]
    [InlineData("OptionTemplate", "95 96 94")]
    [InlineData("OptionTemplate", "95 97 109 110")]
    [InlineData("OptionTemplate", "10 82 83")]
    [InlineData("OptionTemplate", "234 236")]
    [InlineData("OptionTemplate", "9:8233 9:8234 9:8235")]
    [InlineData("OptionTemplate", "9:8236 9:8237 9:8238")]
    [InlineData("OptionTemplate", "48 49 84")]
    [InlineData("OptionTemplate", "9:12442 9:12447 9:12448")]
    [InlineData("OptionTemplate", "9:12435 9:12436 9:12438 9:12440")]
    [InlineData("flow", "8 12 95 96 94 1 2")]
    [InlineData("flow", "27 28 82 83 1 2")]
    public void Classify_Data_IsTheFirstRuleThatFits(string expected, string elements) =>
        Assert.Equal(expected, RecordTypes.Classify(Of(elements), isOptions: false));

    [Theory]
    [InlineData("OptionTemplate", "10 82 83")]
    [InlineData("OptionTemplate", "144 145")]
    [InlineData("OptionTemplate", "9:2233 233")]
    [InlineData("OptionTemplate", "8 12 230")]
    [InlineData("OptionTemplate", "")]
    [InlineData("viptelabfd", "9:12435 195 9:12527 9:12530 9:12528 9:12529 9:12531 9:12532")]
    public void Classify_Options_AreOptionsButForBfd(string expected, string elements) =>
        Assert.Equal(expected, RecordTypes.Classify(Of(elements), isOptions: true));

    [Theory]
    [InlineData(8, "nimbleflow")]
    [InlineData(4, "flow")]
    public void Classify_QueueCounters_FollowTheirLength(int length, string expected)
    {
        var registry = ElementRegistry.Builtin;
        Element[] elements = [registry.Resolve(9, 12449, length, []), registry.Resolve(9, 12452, length, [])];
        Assert.Equal(expected, RecordTypes.Classify(elements, isOptions: false));
    }

    [Fact]
    public void Classify_RenamedElement_IsStillItself()
    {
        var registry = new ElementRegistry(new ElementDefinition(new ElementInfo(0, 230, "event", ElementType.Unsigned8)));
        Assert.Equal("nat", RecordTypes.Classify([registry.Resolve(0, 230, 1, [])], isOptions: false));
    }

    private static Element[] Of(string numbers) =>
    [
        .. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => number.Split(':'))
            .Select(parts => ElementRegistry.Builtin.Resolve(
                parts.Length == 1 ? 0 : uint.Parse(parts[0], CultureInfo.InvariantCulture),
                ushort.Parse(parts[^1], CultureInfo.InvariantCulture),
                4,
                [])),
    ];
}

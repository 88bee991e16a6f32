using System.Diagnostics.Metrics;
using System.Text;
using FlowHost.Enrichers.OptionTables;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.OptionTables;

/// <summary>Rules that a user writes, right and wrong, and the bounds of tables.</summary>
public class RuleTests
{

    [Fact]
    public void Rule_OfAUser_JoinsItsTable()
    {
        using var test = new TableTest(new() { Rules = [Wlan()] });
        Element wlan = Find("wlanId");
        test.Table([wlan, Elements.WlanSSID], [3, "guest"]);

        Assert.Equal("guest", test.Record([wlan], 3)["ssid"]);
    }

    [Fact]
    public void Rule_WithTimeToLive_ForgetsRowsThatAreNotSentAgain()
    {
        var rule = Wlan();
        rule.TimeToLive = TimeSpan.FromMinutes(30);
        using var test = new TableTest(new() { Rules = [rule] });
        Element wlan = Find("wlanId");
        test.Table([wlan, Elements.WlanSSID], [3, "guest"]);

        test.Time += TimeSpan.FromMinutes(30);
        Assert.Equal("guest", test.Record([wlan], 3)["ssid"]);
        test.Time += TimeSpan.FromSeconds(1);
        Assert.Null(test.Record([wlan], 3)["ssid"]);
    }

    [Fact]
    public void Rule_WithoutKey_IsATableOfOneRow()
    {
        var rule = new RuleOptions
        {
            Name = "location",
            Attributes = new Dictionary<string, string> { ["name"] = "VRFname" },
            Joins = [new() { Fields = new Dictionary<string, string> { ["location"] = "name" } }],
        };
        using var test = new TableTest(new() { Rules = [rule] });
        test.Table([Elements.ScopeSystem, Elements.VRFname], [1, "Oslo"]);

        Assert.Equal("Oslo", test.Record([Elements.OctetDeltaCount], 1UL)["location"]);
    }

    [Fact]
    public void Rule_OfTheNameOfAShippedOne_TakesItsPlace()
    {
        var rule = new RuleOptions
        {
            Name = "interface",
            Key = ["ingressInterface"],
            Attributes = new Dictionary<string, string> { ["name"] = "interfaceName" },
            Joins = [new() { Key = ["ingressInterface"], Fields = new Dictionary<string, string> { ["port"] = "name" } }],
        };
        using var test = new TableTest(new() { Rules = [rule] });
        test.Table([Elements.IngressInterface, Elements.InterfaceName, Elements.InterfaceDescription], [1, "Gi1", "GigabitEthernet1"]);

        var record = test.Record([Elements.IngressInterface], 1);

        Assert.Equal(("Gi1", null), (record["port"], record["ingressInterfaceName"]));
    }

    [Fact]
    public void Without_AShippedRule_JoinsNothing()
    {
        using var test = new TableTest(new() { Without = ["interface"] });
        test.Table([Elements.IngressInterface, Elements.InterfaceName], [1, "Gi1"]);

        Assert.Null(test.Record([Elements.IngressInterface], 1)["ingressInterfaceName"]);
    }

    [Theory]
    [InlineData("no-such-element", "ssid: wlanSSID", "there is no element 'no-such-element'")]
    [InlineData("wlanSSID", "ssid: wlanSSID", "wlanSSID is of type String, which cannot be a key")]
    [InlineData("wlanId/0", "ssid: wlanSSID", "'wlanId/0' is not understood")]
    [InlineData("e9id64999", "ssid: wlanSSID", "no table has the element 9:64999")]
    [InlineData("wlanId", "ssid: wlanId | wlanSSID", "of type Unsigned16 or String")]
    [InlineData("wlanId", "name: wlanSSID", "a join takes the attribute 'ssid', which 'wlan' has not. It has: name.")]
    public void Rule_ThatCannotWork_SaysWhatIsWrong(string key, string attribute, string message)
    {
        var rule = Wlan();
        rule.Key = [key];
        rule.Attributes = new Dictionary<string, string> { [attribute.Split(": ")[0]] = attribute.Split(": ")[1] };

        var fault = Assert.Throws<PluginException>(() => new TableTest(new() { Rules = [rule] }));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("Rule 'wlan'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_WithoutName_IsRefused()
    {
        var fault = Assert.Throws<PluginException>(() => new TableTest(new() { Rules = [new()] }));

        Assert.Contains("A rule has no name", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_AnUnknownRule_SaysWhichThereAre()
    {
        var fault = Assert.Throws<PluginException>(() => new TableTest(new() { Without = ["interfaces"] }));

        Assert.Contains("'interfaces', which does not come with this plugin. It has: interface, application", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ThatIsFull_RefusesRowsAndCountsThem()
    {
        using var test = new TableTest(new() { MaxRows = 2 });
        test.Table([Elements.IngressInterface, Elements.InterfaceName], [1, "a"], [2, "b"], [3, "c"], [1, "A"]);
        Element[] flow = [Elements.IngressInterface];

        Assert.Equal("A", test.Record(flow, 1)["ingressInterfaceName"]);
        Assert.Null(test.Record(flow, 3)["ingressInterfaceName"]);
        Assert.Equal(1, test.Counted["flowhost.option_tables.rows_refused"]);
    }

    [Fact]
    public void Table_WhoseTextsChangeForEver_DoesNotGrow()
    {
        const int Length = 30_000;
        using var meter = new Meter("test");
        var table = new AgentTable(attributes: 1, new TableLimits(maxRows: 10, meter));
        var row = table.Define(TestAgent.Of("192.0.2.1"), domain: 6, new RowKey(0, 1), time: 0);
        var most = 0L;
        for (var i = 0; i < 2000; i++)
        {
            table.SetText(row, 0, Encoding.UTF8.GetBytes(new string('x', Length) + (char)('a' + (i % 26))));
            most = Math.Max(most, table.TextOctets);
        }

        Assert.Equal('a' + (1999 % 26), table.Values[row].Text.Utf8[^1]);
        Assert.InRange(most, Length, 5 * Length);      // 60 MB of texts went through
    }

    private static Element Find(string name) => ElementRegistry.Builtin.TryFindByName(name, out var element) ? element : throw new InvalidOperationException(name);

    private static RuleOptions Wlan() => new()
    {
        Name = "wlan",
        Key = ["wlanId"],
        Attributes = new Dictionary<string, string> { ["ssid"] = "wlanSSID" },
        Joins = [new() { Key = ["wlanId"], Fields = new Dictionary<string, string> { ["ssid"] = "ssid" } }],
    };
}

using System.Net;
using System.Text;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Enriching;

/// <summary>
/// Devices that export option tables and records in random order: v9 and IPFIX, under several domains, in 2 and 4 octets, rows that are sent
/// again with other values, tables that come after their records.
/// </summary>
internal sealed class OptionTableCapture(int seed)
{
    private const int Variable = WireField.Variable;

    private static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly uint[] Domains = [6, 256, 2560];
    private static readonly uint[] Applications = [0x03000050, 0x0D0001C5, 7];
    private static readonly string[] SubNames = ["http url", "http host", "ssl common-name"];

    private readonly Random _random = new(seed);

    public void Write(string file, int datagrams)
    {
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        for (var i = 0; i < datagrams; i++)
        {
            var agent = _random.Next(1, 4);
            var time = Start.AddSeconds(i);
            capture.Write(
                (time - DateTimeOffset.UnixEpoch).Ticks * 100,
                IPAddress.Parse($"192.0.2.{agent}"), 50_000, IPAddress.Parse("192.0.2.254"), 2055, Datagram(agent, time));
        }
    }

    private byte[] Datagram(int agent, DateTimeOffset time)
    {
        var (template, record) = _random.Next(3) == 0 ? Data(agent) : Table(agent);
        // Tunnels and their measurements come under one domain, as from IOS XE.
        var domain = template.Id is 270 or 271 ? 6 : Domains[_random.Next(Domains.Length)];
        return agent == 1
            ? new NetFlow9Datagram { SourceId = domain, ExportTime = time, SysUpTime = 1000 }.Templates(template).Data(record).Align().ToArray()
            : new IpfixMessage { Domain = domain, ExportTime = time }.Templates(template).Data(record).ToArray();
    }

    // Wide and narrow forms of the same ids have template ids of their own.
    private (WireTemplate Template, WireRecord Record) Data(int agent)
    {
        var width = _random.Next(2) == 0 ? 2 : 4;
        var id = (ushort)(width == 2 ? 300 : 301);
        var text = agent == 1 ? 40 : Variable;
        var template = new WireTemplate(
            id, (8, 4), (12, 4), (10, width), (14, width), (95, 4), (234, 4), (235, 4), (48, width), (138, 8), (1, 8), (2, 8),
            (9, 8233, 4), (9, 8236, 4), (9, 8232, 16), (9, 12442, 2), (9, 2233, 2), (9, 2239, 4), (51, 4), (9, 12432, 4), (9, 12433, 4),
            (9, 12235, text), (9, 12235, text));
        return (template, template.Record(
            IPAddress.Parse("10.1.1.1"), IPAddress.Parse("203.0.113.9"), Id(), Id(), Applications[_random.Next(3)], Id(), Id(), Id(),
            0x1234_0000_0000 + Id(), 1000 * Id(), Id(), Id(), Id(), Path(), Id(), Id(), Id(), Id(), Id(), Id(),
            VarString(text), VarString(text)));
    }

    private (WireTemplate Template, WireRecord Record) Table(int agent)
    {
        var name = $"n{_random.Next(1000)}";
        switch (_random.Next(14))
        {
            case 0:
                return Row(agent, 256, [(10, 4)], [(82, 33), (83, 65)], Id(), name, _random.Next(3) == 0 ? "" : $"long {name}");
            case 1:
                return Row(agent, 257, [(10, 4)], [(83, 64)], Id(), name);
            case 2:
                return Row(agent, 258, [(95, 4)], [(96, 24), (94, 55)], Applications[_random.Next(3)], name, $"About {name}");
            case 3:
                return Row(agent, 259, [(95, 4)], [(96, 32)], Applications[_random.Next(3)], name);
            case 4:
                return Row(
                    agent, 260, [(95, 4)], [(9, 12232, 32), (9, 12234, 32), (288, 10), (9, 12230, 32)],
                    Applications[_random.Next(3)], name, $"g{name}", "no", $"f{name}");
            case 5:
                return Row(agent, 261, [(95, 4), (97, 4)], [(109, 80), (110, 80)], Applications[0], 0x3401 + _random.Next(3), SubNames[_random.Next(3)], "text");
            case 6:
                return Row(agent, 262, [(234, 4)], [(236, 32)], Id(), name);
            case 7:
                return Row(agent, 263, [(48, 1)], [(50, 4), (49, 1), (84, 32)], Id(), _random.Next(1, 2000), 2, name);
            case 8:
                return Row(agent, 264, [(9, 8233, 4)], [(9, 8234, 64), (9, 8235, 32)], Id(), name, "match-any");
            case 9:
                return Row(agent, 265, [(9, 8236, 4)], [(9, 8237, 64), (9, 8238, 32)], Id(), name, "performance-monitor");
            case 10:
                return Row(agent, 266, [(9, 12442, 2)], [(9, 12447, 40), (9, 12448, 40)], Id(), name, "why");
            case 11:
                return _random.Next(3) switch
                {
                    0 => Row(agent, 267, [(9, 2233, 4)], [(9, 2242, 32)], Id(), name),
                    1 => Row(agent, 268, [(9, 2239, 4)], [(9, 2241, 64)], Id(), name),
                    _ => Row(agent, 269, [(51, 4)], [(100, 64)], Id(), name),
                };
            case 12:
                return Row(
                    agent, 270, [(9, 12435, 4)], [(9, 12437, 16), (9, 12439, 16), (9, 12440, 8), (9, 12436, 4), (9, 12438, 4)],
                    Id(), name, "biz-internet", 2UL, IPAddress.Parse("10.9.0.1"), IPAddress.Parse("10.9.0.2"));
            default:
                return Row(
                    agent, 271, [(9, 12435, 4)], [(195, 1), (9, 12527, 4), (9, 12530, 8), (9, 12528, 8), (9, 12529, 8), (9, 12531, 8), (9, 12532, 8)],
                    Id(), 48, _random.Next(100), 1_768_471_200_000UL, _random.Next(100), _random.Next(100), 1000, 1001);
        }
    }

    // v9 has a scope of its own, the exporting system, and the key among the fields behind it.
    private static (WireTemplate Template, WireRecord Record) Row(int agent, ushort id, WireField[] key, WireField[] fields, params WireValue[] values)
    {
        if (agent != 1)
        {
            var options = WireTemplate.Options(id, key, fields);
            return (options, options.Record(values));
        }
        var template = WireTemplate.Options(id, [NetFlow9Scope.System(4)], [.. key, .. fields]);
        return (template, template.Record([IPAddress.Parse("192.0.2.1"), .. values]));
    }

    private int Id() => _random.Next(1, 5);

    private byte[] Path()
    {
        var octets = new byte[16];
        for (var i = 0; i < _random.Next(0, 5); i++)
        {
            octets[(i * 4) + 3] = (byte)Id();
        }
        return octets;
    }

    private byte[] VarString(int length)
    {
        var text = _random.Next(4) switch { 0 => "", 1 => "www.example.com", 2 => "/a/b", _ => "x" };
        byte[] value = [3, 0, 0, 0x50, 0x34, (byte)_random.Next(1, 5), .. Encoding.UTF8.GetBytes(text)];
        return length == Variable ? value : [.. value, .. new byte[length - value.Length]];
    }
}

using System.Text;
using FlowHost.Sdk.Testing;

namespace FlowHost.Benchmarks;

/// <summary>IPFIX messages of Encrypted Traffic Analytics, one record a message where it holds an initial data packet of 1300 octets.</summary>
internal static class EtaTraffic
{
    /// <summary>Records in a message of packet lengths: 21 of 64 octets.</summary>
    public const int LengthsRecords = 21;

    private const int InitialPacketLength = 1300;
    private const ushort TemplateId = 256;

    private static readonly DateTimeOffset ExportTime = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Sequences of packet lengths and times: four packets, of which two in a run.</summary>
    public static byte[][] Lengths(int messages) => Build(
        messages, LengthsRecords, (9, 12173, 40),
        _ => Convert.FromHexString("0578fffe00000034800080008000800080008000" + "0000000cfffe001e800080008000800080008000"));

    /// <summary>DNS queries and responses in turn, a name each pair.</summary>
    public static byte[][] Dns(int messages) => Build(messages, 1, (9, 12172, InitialPacketLength), index =>
    {
        var id = $"{index / 2:x4}";
        var question = $"0377777708{Hex($"host{index / 2:d4}")}076578616d706c6503636f6d0000010001";
        return index % 2 == 0
            ? Udp("0a010114", "c0000235", "9c400035", $"{id}01000001000000000000{question}")
            : Udp("c0000235", "0a010114", "00359c40", $"{id}81800001000100000000{question}c00c000100010000003c0004c6336407");
    });

    /// <summary>Hellos of a TLS client with 15 cipher suites and 10 extensions.</summary>
    public static byte[][] Hellos(int messages)
    {
        const string Suites = "001e130113021303c02bc02fc02cc030cca9cca8c013c014009c009d002f0035";
        const string Extensions =
            "0000001400120000" + "0f7777772e6578616d706c652e636f6d" + "00170000" + "ff01000100" + "000a00080006001d00170018" + "000b00020100" + "00230000" +
            "0010000e000c02683208687474702f312e31" + "000d00120010" + "04030804040105030805050108060601" + "002b00050403040303" + "002d00020101";
        var body = "0303" + new string('0', 64) + "00" + Suites + "0100" + $"{Extensions.Length / 2:x4}" + Extensions;
        var hello = "160301" + $"{(body.Length / 2) + 4:x4}" + "01" + $"{body.Length / 2:x6}" + body;
        var packet = Ip("0a010114", "c0000207", "06", "c35001bb" + "0000000100000002" + "5018" + "2000" + "00000000" + hello);
        return Build(messages, 1, (9, 12172, InitialPacketLength), _ => packet);
    }

    private static byte[][] Build(int messages, int records, WireField element, Func<int, byte[]> value)
    {
        var template = new WireTemplate(TemplateId, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (152, 8), element);
        var made = new List<byte[]>();
        // A message goes to each agent in turn, and the first to each is its template.
        for (var agent = 0u; agent < BenchmarkTraffic.Agents; agent++)
        {
            made.Add(new IpfixMessage { ExportTime = ExportTime, Domain = agent }.Templates(template).ToArray());
        }
        for (var index = 0; index < messages; index++)
        {
            var octets = value(index);
            var record = template.Record(
                0x0A010114, 0xC0000235, 40_000, 53, 17, ExportTime.AddMilliseconds(index), octets.Length < element.Length ? [.. octets, .. new byte[element.Length - octets.Length]] : octets);
            made.Add(new IpfixMessage
            {
                ExportTime = ExportTime,
                Domain = (uint)(index % BenchmarkTraffic.Agents),
                Sequence = (uint)(index / BenchmarkTraffic.Agents * records),
            }.Data([.. Enumerable.Repeat(record, records)]).ToArray());
        }
        return [.. made];
    }

    private static byte[] Udp(string source, string destination, string ports, string message) =>
        Ip(source, destination, "11", ports + $"{8 + (message.Length / 2):x4}" + "0000" + message);

    private static byte[] Ip(string source, string destination, string protocol, string payload) =>
        Convert.FromHexString("4500" + $"{20 + (payload.Length / 2):x4}" + "0001000040" + protocol + "0000" + source + destination + payload);

    private static string Hex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));
}

using System.Net;
using System.Net.NetworkInformation;
using CsCheck;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Properties;

/// <summary>A field of a template with a value for it, and what a record must show.</summary>
/// <param name="Name">The element's name.</param>
/// <param name="Wire">The field.</param>
/// <param name="Value">What is encoded.</param>
/// <param name="Expected">What is decoded.</param>
internal sealed record AnyField(string Name, WireField Wire, WireValue Value, object Expected)
{
    private static readonly Gen<DateTimeOffset> WholeSeconds = Gen.Long[1, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    /// <summary>An element of each abstract type of RFC 7012 section 3.1 but the lists, in each size that the type allows.</summary>
    public static Gen<AnyField> Iana { get; } = Gen.OneOf(
        Unsigned("protocolIdentifier", 4, 1),
        Unsigned("sourceTransportPort", 7, 2),
        Unsigned("ingressInterface", 10, 4),
        Unsigned("octetDeltaCount", 1, 8),
        Gen.Int[1, 4].SelectMany(length => Gen.Long[-(1L << ((8 * length) - 1)), (1L << ((8 * length) - 1)) - 1].Select(value =>
            new AnyField("mibObjectValueInteger", new WireField(0, 434, length, ElementType.Signed32), value, value))),
        Gen.Select(Gen.Float.Where(float.IsFinite), Gen.Int[1, 2].Select(half => half * 4), (value, length) =>
            new AnyField("samplingProbability", new WireField(0, 311, length, ElementType.Float64), (double)value, (double)value)),
        Gen.Bool.Select(value => new AnyField("dataRecordsReliability", new WireField(0, 276, 1, ElementType.Boolean), value, value)),
        Gen.Byte.Array[6].Select(octets => new AnyField("sourceMacAddress", (56, 6), octets, Mac(octets))),
        Gen.Byte.Array[4].Select(octets => new AnyField("sourceIPv4Address", (8, 4), octets, new IPAddress(octets))),
        Gen.Byte.Array[16].Select(octets => new AnyField("sourceIPv6Address", (27, 16), octets, new IPAddress(octets))),
        WholeSeconds.Select(time => new AnyField("flowStartSeconds", new WireField(0, 150, 4, ElementType.DateTimeSeconds), time, time)),
        WholeSeconds.Select(time => time.AddMilliseconds(time.ToUnixTimeSeconds() % 1000)).Select(time =>
            new AnyField("flowStartMilliseconds", new WireField(0, 152, 8, ElementType.DateTimeMilliseconds), time, time)),
        // NTP's fractions are rounded: whole seconds have none. Its 32 bits end in 2036.
        Gen.Long[1, 2_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds).Select(time =>
            new AnyField("flowStartMicroseconds", new WireField(0, 154, 8, ElementType.DateTimeMicroseconds), time, time)),
        Gen.Long[1, 2_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds).Select(time =>
            new AnyField("flowStartNanoseconds", new WireField(0, 156, 8, ElementType.DateTimeNanoseconds), time, time)),
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 300], Gen.Bool, (text, isLong) =>
            new AnyField("interfaceName", (82, WireField.Variable), isLong ? WireValue.LongForm(text) : text, text)),
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Int[0, 5], (text, padding) =>
            new AnyField("interfaceDescription", new WireField(0, 83, text.Length + padding, ElementType.String), text, text)),
        Gen.Byte.Array[1, 300].Select(octets =>
            new AnyField("mplsTopLabelStackSection", (70, WireField.Variable), octets, Convert.ToHexStringLower(octets))));

    /// <summary>These and elements that no table names, of an enterprise (RFC 7011 section 3.2).</summary>
    public static Gen<AnyField> Ipfix { get; } = Gen.Frequency((8, Iana), (1, Gen.Byte.Array[1, 20].Select(octets =>
        new AnyField("e64000id1", (64000, 1, octets.Length), octets, Convert.ToHexStringLower(octets)))));

    /// <summary>What the record must hold: an array where an element is repeated, in the template's order.</summary>
    public static Dictionary<string, object> Record(IEnumerable<AnyField> fields) => fields
        .GroupBy(field => field.Name)
        .ToDictionary(same => same.Key, same => same.Count() == 1 ? same.First().Expected : same.Select(field => field.Expected).ToArray());

    private static Gen<AnyField> Unsigned(string name, int id, int longest) => Gen.Int[1, longest].SelectMany(length =>
        Gen.ULong[0, ulong.MaxValue >> (64 - (8 * length))].Select(value => new AnyField(name, (id, length), value, value)));

    private static string Mac(byte[] octets) => BitConverter.ToString(new PhysicalAddress(octets).GetAddressBytes()).Replace('-', ':').ToLowerInvariant();
}

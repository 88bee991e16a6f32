using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;

namespace FlowHost.Sdk.Testing;

/// <summary>Encodes values by the rules of RFC 7011 sections 6 and 7.</summary>
internal static class FieldEncoder
{
    private const int LongFormMark = 255;

    public static void Write(OctetWriter output, WireField field, WireValue value)
    {
        var octets = Encode(field, value.Content);
        if (field.IsVariable)
        {
            WriteLength(output, field, octets.Length, value.IsLongForm);
        }
        else if (octets.Length != field.Length)
        {
            throw DoesNotFit(field, $"a value of {octets.Length} octets");
        }

        output.Octets(octets);
    }

    // RFC 7011 section 7: one octet up to 254, or 255 and two octets, which short values may use too.
    private static void WriteLength(OctetWriter output, WireField field, int length, bool isLongForm)
    {
        if (length > ushort.MaxValue)
        {
            throw DoesNotFit(field, $"a value of {length} octets");
        }

        if (length < LongFormMark && !isLongForm)
        {
            output.UInt8(length);
            return;
        }

        output.UInt8(LongFormMark);
        output.UInt16(length);
    }

    private static byte[] Encode(WireField field, object content) => content switch
    {
        byte[] octets => octets,
        string text => EncodeText(field, text),
        Int128 number when field.Type is ElementType.Float32 or ElementType.Float64 => EncodeFloat(field, (double)number),
        Int128 number => EncodeInteger(field, number),
        double number => EncodeFloat(field, number),
        bool flag => EncodeBoolean(field, flag),
        DateTimeOffset time => EncodeTime(field, time),
        _ => throw DoesNotFit(field, $"a {content.GetType().Name}"),
    };

    // RFC 7011 sections 6.1.6 and 6.2; devices pad fixed-length text with NUL.
    private static byte[] EncodeText(WireField field, string text)
    {
        switch (field.Type)
        {
            case ElementType.IPv4Address or ElementType.IPv6Address when IPAddress.TryParse(text, out var address):
                return address.GetAddressBytes();
            case ElementType.MacAddress when PhysicalAddress.TryParse(text, out var mac):
                return mac.GetAddressBytes();
            case null or ElementType.String or ElementType.OctetArray:
                var octets = Encoding.UTF8.GetBytes(text);
                if (!field.IsVariable && octets.Length < field.Length)
                {
                    Array.Resize(ref octets, field.Length);
                }

                return octets;
            default:
                throw DoesNotFit(field, $"the text \"{text}\"");
        }
    }

    // RFC 7011 sections 6.1.1, 6.1.2 and 6.2. Longer fields than the type are filled with the sign, as devices do that send 4 octets for 1.
    private static byte[] EncodeInteger(WireField field, Int128 number)
    {
        var length = field.IsVariable ? VariableIntegerLength(field) : field.Length;
        var isSigned = field.Type is >= ElementType.Signed8 and <= ElementType.Signed64;
        if (!Fits(number, length, isSigned, mayBeNegative: isSigned || field.Type is null)
            || field.Type is ElementType.String)
        {
            throw DoesNotFit(field, number.ToString(CultureInfo.InvariantCulture));
        }

        var octets = new byte[length];
        octets.AsSpan().Fill(number < 0 ? byte.MaxValue : (byte)0);
        for (var i = length - 1; i >= 0 && i >= length - 16; i--, number >>= 8)
        {
            octets[i] = unchecked((byte)number);
        }

        return octets;
    }

    private static int VariableIntegerLength(WireField field) =>
        field.Type is { } type && WireField.NaturalLength(type) != WireField.Variable
            ? WireField.NaturalLength(type)
            : throw DoesNotFit(field, "a number without an element that gives its size");

    private static bool Fits(Int128 number, int length, bool isSigned, bool mayBeNegative)
    {
        if (number < 0)
        {
            return mayBeNegative && length > 0 && (length >= 8 || number >= -(Int128.One << ((8 * length) - 1)));
        }

        var bits = isSigned ? (8 * length) - 1 : 8 * length;
        return length > 8 || number >> Math.Max(bits, 0) == 0;
    }

    // RFC 7011 sections 6.1.3 and 6.1.4; section 6.2 allows single precision for float64.
    private static byte[] EncodeFloat(WireField field, double number)
    {
        if (field.Type is not (null or ElementType.Float32 or ElementType.Float64))
        {
            throw DoesNotFit(field, $"the floating-point number {number.ToString(CultureInfo.InvariantCulture)}");
        }

        var octets = new byte[field.IsVariable ? WireField.NaturalLength(field.Type ?? ElementType.Float64) : field.Length];
        switch (octets.Length)
        {
            case 4:
                BinaryPrimitives.WriteSingleBigEndian(octets, (float)number);
                return octets;
            case 8:
                BinaryPrimitives.WriteDoubleBigEndian(octets, number);
                return octets;
            default:
                throw DoesNotFit(field, "a floating-point number of 4 or 8 octets");
        }
    }

    // RFC 7011 section 6.1.5.
    private static byte[] EncodeBoolean(WireField field, bool flag) => field.Type is null or ElementType.Boolean
        ? [flag ? (byte)1 : (byte)2]
        : throw DoesNotFit(field, "a boolean");

    // RFC 7011 sections 6.1.7 to 6.1.10.
    private static byte[] EncodeTime(WireField field, DateTimeOffset time)
    {
        var nanoseconds = (time.UtcTicks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;
        return (field.Type, field.Length) switch
        {
            (ElementType.DateTimeSeconds, _) or (null, 4) => EncodeInteger(field, time.ToUnixTimeSeconds()),
            (ElementType.DateTimeMilliseconds, _) or (null, 8) => EncodeInteger(field, time.ToUnixTimeMilliseconds()),
            (ElementType.DateTimeMicroseconds, _) => EncodeInteger(field, NtpTime.Microseconds(nanoseconds)),
            (ElementType.DateTimeNanoseconds, _) => EncodeInteger(field, NtpTime.Nanoseconds(nanoseconds)),
            _ => throw DoesNotFit(field, $"the time {time:O}"),
        };
    }

    private static ArgumentException DoesNotFit(WireField field, string what)
    {
        var type = field.Type is { } known ? $" of type {known}" : "";
        var length = field.IsVariable ? "a variable length of up to 65535 octets" : $"{field.Length} octets";
        return new ArgumentException($"Element {field.Enterprise}:{field.Id}{type} has {length} in this template: {what} does not fit.");
    }
}

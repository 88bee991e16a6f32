using System.Net;
using System.Net.NetworkInformation;

namespace FlowHost.Sdk.Testing;

/// <summary>
/// A value on its way into a record; made by writing the .NET value. The field decides the octets: integers take its length, text is
/// padded with NUL, a field of an address type also reads <c>"192.0.2.1"</c>. Octets go into any field of their length, which is how a
/// test sends what the element's type forbids.
/// </summary>
public readonly struct WireValue
{
    private WireValue(object content, bool isLongForm = false)
    {
        Content = content;
        IsLongForm = isLongForm;
    }

    internal object Content => field ?? throw new ArgumentException("A value is missing: default(WireValue) says nothing.");

    internal bool IsLongForm { get; }

    /// <summary>
    /// The same value with its length in 3 octets, which RFC 7011 section 7 allows for short values too. Matters in fields of variable
    /// length alone.
    /// </summary>
    public static WireValue LongForm(WireValue value) => new(value.Content, isLongForm: true);

    /// <summary>A whole number.</summary>
    public static implicit operator WireValue(ushort value) => (long)value;

    /// <summary>A whole number.</summary>
    public static implicit operator WireValue(int value) => (long)value;

    /// <summary>A whole number.</summary>
    public static implicit operator WireValue(uint value) => (long)value;

    /// <summary>A whole number.</summary>
    public static implicit operator WireValue(long value) => new((Int128)value);

    /// <summary>A whole number.</summary>
    public static implicit operator WireValue(ulong value) => new((Int128)value);

    /// <summary>A floating-point number, single precision in a field of 4 octets.</summary>
    public static implicit operator WireValue(double value) => new(value);

    /// <summary>true is 1, false is 2 (RFC 7011 section 6.1.5).</summary>
    public static implicit operator WireValue(bool value) => new(value);

    /// <summary>Text in UTF-8.</summary>
    public static implicit operator WireValue(string value) => new(value);

    /// <summary>Octets as they are.</summary>
    public static implicit operator WireValue(byte[] value) => new(value);

    /// <summary>An IPv4 or IPv6 address.</summary>
    public static implicit operator WireValue(IPAddress value) => new(value.GetAddressBytes());

    /// <summary>A MAC address.</summary>
    public static implicit operator WireValue(PhysicalAddress value) => new(value.GetAddressBytes());

    /// <summary>
    /// A time, as the field's type asks; without a type 4 octets are seconds and 8 are milliseconds. For sysUpTime stamps and exact
    /// NTP fractions give a number: see <see cref="NtpTime"/>.
    /// </summary>
    public static implicit operator WireValue(DateTimeOffset value) => new(value);
}

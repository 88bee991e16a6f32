using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Reflection;

namespace FlowHost.Configuration.Binding;

/// <summary>Reads single values as the types that options may have.</summary>
internal static class ScalarText
{
    private static readonly MethodInfo ParseMethod = typeof(ScalarText).GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether values of this type are single values.</summary>
    public static bool CanRead(Type type) =>
        type == typeof(string) || type == typeof(bool) || type == typeof(TimeSpan) || type == typeof(Uri) || type.IsEnum || IsParsable(type);

    /// <summary>Reads a value.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="type">A type for which <see cref="CanRead"/> holds.</param>
    /// <param name="isByteSize">Whether units of octets are allowed.</param>
    /// <param name="isSecret">Whether <paramref name="expected"/> must not quote an exception, which may quote the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="expected">What was expected instead: <c>an integer from 0 to 65535</c>.</param>
    public static bool TryRead(string text, Type type, bool isByteSize, bool isSecret, out object? value, out string expected)
    {
        expected = "";
        value = null;
        if (type == typeof(string))
        {
            value = text;
            return true;
        }
        if (type == typeof(bool))
        {
            expected = "true or false";
            value = text switch { "true" or "True" or "TRUE" => true, "false" or "False" or "FALSE" => false, _ => null };
            return value is not null;
        }
        if (type == typeof(TimeSpan))
        {
            expected = "a duration such as 500ms, 10s, 5m or 1h";
            value = DurationText.TryParse(text, out var duration) ? duration : null;
            return value is not null;
        }
        if (type == typeof(Uri))
        {
            expected = "a URL such as https://host:9200";
            value = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
            return value is not null;
        }
        if (type.IsEnum)
        {
            expected = Choice(EnumText.Words(type));
            return EnumText.TryParse(type, text, out value);
        }
        if (isByteSize)
        {
            expected = "a size such as 4MiB, 64KiB or a number of octets";
            if (!ByteSizeText.TryParse(text, out var octets))
            {
                return false;
            }
            expected = "a smaller size";
            value = Narrow(octets, type);
            return value is not null;
        }
        expected = Noun(type);
        // .NET takes a comma for a thousands separator and reads 1,5 as 15.
        if (text.Contains(',', StringComparison.Ordinal) && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal)
        {
            return false;
        }
        try
        {
            value = ParseMethod.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [text], CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            // What .NET says of its own types adds nothing; other types know how they are written.
            var isOwn = type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true;
            expected += isOwn || isSecret ? "" : $" ({exception.Message.TrimEnd('.')})";
            return false;
        }
    }

    /// <summary>Writes a value so that it is read as the same again.</summary>
    public static string Write(object value, bool isByteSize) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        TimeSpan duration => DurationText.Format(duration),
        Uri url => url.OriginalString,
        Enum member => EnumText.Word(member),
        _ when isByteSize => ByteSizeText.Format(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary><c>a, b or c</c></summary>
    public static string Choice(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " or " + all[^1];
    }

    private static bool IsParsable(Type type) =>
        Array.Exists(
            type.GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);

    private static object? Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    private static object? Narrow(long octets, Type type)
    {
        try
        {
            return Convert.ChangeType(octets, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Noun(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => "an integer from -128 to 127",
        TypeCode.Byte => "an integer from 0 to 255",
        TypeCode.Int16 => "an integer from -32768 to 32767",
        TypeCode.UInt16 => "an integer from 0 to 65535",
        TypeCode.Int32 or TypeCode.Int64 => "an integer",
        TypeCode.UInt32 or TypeCode.UInt64 => "an integer from 0",
        TypeCode.Double or TypeCode.Single or TypeCode.Decimal => "a number",
        TypeCode.Char => "a single character",
        _ when type == typeof(IPAddress) => "an IP address",
        _ when type == typeof(IPEndPoint) => "an address and port such as 192.0.2.1:2055 or [2001:db8::1]:2055",
        _ when type == typeof(IPNetwork) => "a network such as 192.0.2.0/24",
        _ => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? $"a {type.Name}",
    };
}

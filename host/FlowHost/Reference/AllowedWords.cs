using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FlowHost.Configuration.Binding;

namespace FlowHost.Reference;

/// <summary>Words for the rules that an option's value must obey.</summary>
internal static class AllowedWords
{
    /// <summary>All of its rules: <c>from 1 to 100</c>; empty when every value of the type is allowed.</summary>
    public static string Of(OptionMember member)
    {
        string?[] words = [.. member.Rules.Select(rule => Words(rule, member)).DefaultIfEmpty().Append(OfType(member)).Distinct()];
        return string.Join(", ", words.OfType<string>());
    }

    private static string? Words(ValidationAttribute rule, OptionMember member) => rule switch
    {
        RangeAttribute range => Range(range, member),
        MinLengthAttribute { Length: 1 } => "not empty",
        MinLengthAttribute least => $"{Count(least.Length, member)} or more",
        MaxLengthAttribute { Length: > 0 } most => $"at most {Count(most.Length, member)}",
        StringLengthAttribute length => length.MinimumLength > 0
            ? $"{length.MinimumLength} to {Count(length.MaximumLength, member)}"
            : $"at most {Count(length.MaximumLength, member)}",
        LengthAttribute length => $"{length.MinimumLength} to {Count(length.MaximumLength, member)}",
        RegularExpressionAttribute expression => $"matches {expression.Pattern}",
        AllowedValuesAttribute allowed => Choice(allowed.Values, member),
        DeniedValuesAttribute denied => "not " + Choice(denied.Values, member),
        _ => null,
    };

    private static string Choice(object?[] values, OptionMember member) =>
        ScalarText.Choice(values.OfType<object>().Select(value => ScalarText.Write(value, member.IsByteSize)));

    // A bound that the type has anyway says nothing.
    private static string Range(RangeAttribute range, OptionMember member)
    {
        var (least, most) = (member.Limit(range.Minimum), member.Limit(range.Maximum));
        var isOpen = Equals(range.Maximum, long.MaxValue) || Equals(range.Maximum, int.MaxValue) || Equals(range.Maximum, double.MaxValue)
            || range.Maximum is double and >= long.MaxValue;
        return isOpen ? $"from {least}" : $"from {least} to {most}";
    }

    private static string? OfType(OptionMember member)
    {
        if (member.IsByteSize || member.Rules.Any(rule => rule is RangeAttribute))
        {
            return null;
        }
        var item = CollectionShape.ItemOfList(member.Type) ?? member.Type;
        return item.IsEnum ? null : Type.GetTypeCode(item) switch
        {
            TypeCode.SByte => Bounds(sbyte.MinValue, sbyte.MaxValue),
            TypeCode.Byte => Bounds(byte.MinValue, byte.MaxValue),
            TypeCode.Int16 => Bounds(short.MinValue, short.MaxValue),
            TypeCode.UInt16 => Bounds(ushort.MinValue, ushort.MaxValue),
            TypeCode.UInt32 or TypeCode.UInt64 => "from 0",
            _ => null,
        };
    }

    private static string Bounds(int least, int most) => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}");

    private static string Count(int count, OptionMember member) =>
        count.ToString(CultureInfo.InvariantCulture) + (member.Type == typeof(string) ? " characters" : " entries");
}

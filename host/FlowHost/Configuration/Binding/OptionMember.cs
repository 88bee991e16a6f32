using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using FlowHost.Sdk;

namespace FlowHost.Configuration.Binding;

/// <summary>A property of an options class, seen as a key.</summary>
internal sealed class OptionMember(PropertyInfo property)
{
    /// <summary>The key: the property's name in camel case.</summary>
    public string Key { get; } = KeyOf(property.Name);

    /// <summary>The property's name.</summary>
    public string Name => property.Name;

    /// <summary>The property.</summary>
    public PropertyInfo Property => property;

    /// <summary>The type of its values, without <see cref="Nullable{T}"/>.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>Whether sizes such as 4MiB are read.</summary>
    public bool IsByteSize { get; } = property.IsDefined(typeof(ByteSizeAttribute));

    /// <summary>Whether its value must not be shown.</summary>
    public bool IsSecret { get; } = property.IsDefined(typeof(SecretAttribute));

    /// <summary>Whether the key must be there.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredAttribute)) || property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The rules that its value must obey.</summary>
    public IReadOnlyList<ValidationAttribute> Rules { get; } = [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)];

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);

    /// <summary>A limit of its range as users write its values: <c>4KiB</c>, <c>10s</c>.</summary>
    public string Limit(object limit) => limit switch
    {
        _ when IsByteSize => ByteSizeText.Format(Convert.ToInt64(limit, CultureInfo.InvariantCulture)),
        _ when Type == typeof(TimeSpan) && limit is string text => DurationText.Format(TimeSpan.Parse(text, CultureInfo.InvariantCulture)),
        TimeSpan duration => DurationText.Format(duration),
        _ => Convert.ToString(limit, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Reads it.</summary>
    public object? Get(object target) => property.GetValue(target);

    /// <summary>Writes it; what the setter throws comes out as it is.</summary>
    public void Set(object target, object? value) =>
        property.SetValue(target, value, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);

    /// <summary>A property's name as a key: the capitals that it starts with become small (<c>ApiKey</c>, <c>URL</c>).</summary>
    internal static string KeyOf(string name)
    {
        var end = 1;
        while (end < name.Length && char.IsUpper(name[end]) && (end + 1 == name.Length || char.IsUpper(name[end + 1])))
        {
            end++;
        }
        return name[..end].ToLowerInvariant() + name[end..];
    }
}

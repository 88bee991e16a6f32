using System.ComponentModel.DataAnnotations;
using FlowHost.Configuration.Yaml;
using FlowHost.Sdk;

namespace FlowHost.Configuration.Binding;

/// <summary>Checks a bound options object: DataAnnotations per member, then what the class says itself.</summary>
internal sealed class OptionsValidator(ValueReader values, string owner, string path, bool isSecret)
{
    private string Who => path.Length == 0 ? owner : $"'{path[..^1]}'";

    /// <summary>Checks an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="shape">Its keys.</param>
    /// <param name="found">The keys that the user wrote.</param>
    /// <param name="isSound">False when something is wrong already: the class itself is not asked then.</param>
    public void Validate(object target, OptionsShape shape, BoundKeys found, bool isSound)
    {
        var before = values.Diagnostics.ErrorCount;
        foreach (var member in shape.Members)
        {
            if (member.IsRequired && found.Find(member.Key) is null)
            {
                values.Diagnostics.Error(found.PositionOf(member.Key), ErrorCodes.MissingKey, $"{Who} needs the key '{member.Key}'");
            }
            else if (!found.IsInvalid(member.Key))
            {
                Check(target, member, found);
            }
        }
        if (isSound && values.Diagnostics.ErrorCount == before && target is IValidatableOptions validatable)
        {
            Ask(validatable, shape, found);
        }
    }

    private void Check(object target, OptionMember member, BoundKeys found)
    {
        if (member.Rules.Count == 0)
        {
            return;
        }
        var value = member.Get(target);
        var context = new ValidationContext(target) { MemberName = member.Name, DisplayName = $"'{path}{member.Key}'" };
        foreach (var rule in member.Rules)
        {
            if (rule.GetValidationResult(value, context) is { } result)
            {
                var message = Words(rule, member, found.Find(member.Key), context.DisplayName) ?? values.Redact(result.ErrorMessage ?? "");
                values.Diagnostics.Error(found.PositionOf(member.Key), ErrorCodes.InvalidValue, message);
                return;
            }
        }
    }

    private string? Words(ValidationAttribute rule, OptionMember member, YamlNode? node, string key) => rule switch
    {
        { ErrorMessage: not null } or { ErrorMessageResourceName: not null } => null,
        RequiredAttribute => $"{key} must not be empty",
        MinLengthAttribute { Length: 1 } => $"{key} must not be empty",
        RangeAttribute range when node is YamlScalar scalar =>
            $"{key} must be between {member.Limit(range.Minimum)} and {member.Limit(range.Maximum)}, "
            + $"not {ValueReader.Shown(scalar, isSecret || member.IsSecret)}",
        _ => null,
    };

    private void Ask(IValidatableOptions options, OptionsShape shape, BoundKeys found)
    {
        try
        {
            foreach (var (member, message) in options.Validate())
            {
                values.Diagnostics.Error(found.PositionOf(shape.KeyOf(member)), ErrorCodes.InvalidValue, values.Redact(message));
            }
        }
        catch (Exception exception)
        {
            values.Diagnostics.Error(
                found.PositionOf(""),
                ErrorCodes.PluginFaulty,
                $"{owner} failed while it checked its options: {exception.GetType().Name}: {values.Redact(exception.Message)}");
        }
    }
}

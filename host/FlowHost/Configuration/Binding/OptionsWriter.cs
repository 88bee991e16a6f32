using System.Collections;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Configuration.Binding;

/// <summary>The way back from <see cref="OptionsBinder"/>: writes an options object as the keys that would make it.</summary>
/// <param name="showSecrets">Whether secrets, and what placeholders stand for, are written.</param>
internal sealed class OptionsWriter(bool showSecrets)
{
    /// <summary>Stands for a secret.</summary>
    public const string Mask = "***";

    private static readonly YamlScalar Null = new(SourcePosition.None, "null", IsQuoted: false);

    /// <summary>Writes an object, with the keys that the user did not write too.</summary>
    /// <param name="options">The object.</param>
    /// <param name="written">The keys that it was made of: their placeholders stay.</param>
    public YamlMap Write(object options, YamlMap? written) => Map(options, written, isSecret: false);

    /// <summary>Writes the value of a member.</summary>
    /// <param name="value">The value; null stands for itself.</param>
    /// <param name="written">What it was made of; null when the user did not write it.</param>
    /// <param name="traits">What is known of it.</param>
    public YamlNode Write(object? value, YamlNode? written, ValueTraits traits) => value switch
    {
        null => Null,
        _ when ScalarText.CanRead(value.GetType()) => Scalar(value, written as YamlScalar, traits),
        IDictionary dictionary => Dictionary(dictionary, written as YamlMap, traits),
        IEnumerable list => List(list, written, traits),
        _ => Map(value, written as YamlMap, traits.IsSecret),
    };

    private YamlMap Map(object options, YamlMap? written, bool isSecret)
    {
        var entries = new List<YamlEntry>();
        foreach (var member in OptionsShape.Of(options.GetType()).Members)
        {
            var value = member.Get(options);
            // A text that has no value and may have none (= null!) cannot be written: leaving it out is all that means the same.
            if (value is not null || member.IsNullable)
            {
                entries.Add(Entry(member.Key, Write(value, written?[member.Key], new ValueTraits(member.IsByteSize, isSecret || member.IsSecret))));
            }
        }
        return new YamlMap(SourcePosition.None, entries);
    }

    private YamlMap Dictionary(IDictionary dictionary, YamlMap? written, ValueTraits traits)
    {
        var entries = new List<YamlEntry>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            var key = (string)entry.Key;
            entries.Add(Entry(key, Write(entry.Value, written?[key], traits)));
        }
        return new YamlMap(SourcePosition.None, entries);
    }

    private YamlNode List(IEnumerable list, YamlNode? written, ValueTraits traits)
    {
        object?[] items = [.. list.Cast<object?>()];
        // A single value counts as a list of one.
        var sources = written switch { YamlList many => many.Items, null => [], _ => [written] };
        if (sources.Count != items.Length && sources.Any(HasPlaceholder) && !showSecrets)
        {
            // The class made another list of it: which items come from a placeholder is not known.
            return traits.IsSecret ? Text(Mask) : written!;
        }
        return new YamlList(SourcePosition.None, [.. items.Select((item, index) => Write(item, sources.ElementAtOrDefault(index), traits))]);
    }

    private YamlScalar Scalar(object value, YamlScalar? written, ValueTraits traits)
    {
        if (!showSecrets && written is not null && (traits.IsSecret ? Placeholders.IsOne(written.Text) : Placeholders.Any(written.Text)))
        {
            return written;
        }
        if (!showSecrets && traits.IsSecret)
        {
            return Text(Mask);
        }
        var text = ScalarText.Write(value, traits.IsByteSize);
        if (!showSecrets && value is Uri { UserInfo.Length: > 0 } url)
        {
            text = text.Replace(url.UserInfo + "@", Mask + "@", StringComparison.Ordinal);
        }
        return Text(text.Replace("${", "$${", StringComparison.Ordinal));
    }

    private static bool HasPlaceholder(YamlNode node) => node switch
    {
        YamlScalar scalar => Placeholders.Any(scalar.Text),
        YamlList list => list.Items.Any(HasPlaceholder),
        YamlMap map => map.Entries.Any(entry => HasPlaceholder(entry.Value)),
        _ => false,
    };

    private static YamlEntry Entry(string key, YamlNode value) => new(Text(key), value);

    private static YamlScalar Text(string text) => new(SourcePosition.None, text, IsQuoted: true);
}

using System.Diagnostics.CodeAnalysis;

namespace FlowHost.Sdk.Testing;

/// <summary>One record as plain .NET values, for assertions. Names are those of the outputs: <c>Location_B.Country</c>.</summary>
/// <param name="recordType">The record type.</param>
/// <param name="source">Where the record came from.</param>
/// <param name="values">The values by name.</param>
public sealed class TestRecord(string recordType, RecordSource source, IReadOnlyDictionary<string, object> values)
{
    /// <summary>The record type: <c>flow</c>, <c>OptionTemplate</c> ….</summary>
    public string RecordType { get; } = recordType;

    /// <summary>Agent, domain, template, times.</summary>
    public RecordSource Source { get; } = source;

    /// <summary>All values that are not null, in output order.</summary>
    public IReadOnlyDictionary<string, object> Values { get; } = values;

    /// <summary>
    /// A value: <see cref="ulong"/> or <see cref="long"/> for integers, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> for text,
    /// MAC addresses and octets (hex), <see cref="System.Net.IPAddress"/>, <see cref="DateTimeOffset"/>, an array where a template repeats the
    /// element and for lists, whose records and inner lists are arrays too. Null when the record has no such value.
    /// </summary>
    [SuppressMessage("Design", "CA1043:Use Integral Or String Argument For Indexers", Justification = "The name is the key.")]
    public object? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>All names and values, for failure messages.</summary>
    public override string ToString() => $"{RecordType} {{ {string.Join(", ", Values.Select(value => $"{value.Key} = {value.Value}"))} }}";
}

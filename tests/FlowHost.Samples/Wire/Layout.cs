using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Wire;

/// <summary>A template that stands beside where its values come from.</summary>
internal sealed class Layout<T>
{
    private readonly Func<T, WireValue>[] _values;

    public Layout(ushort id, params (WireField Field, Func<T, WireValue> Value)[] fields)
        : this(new WireTemplate(id, [.. fields.Select(field => field.Field)]), fields)
    {
    }

    private Layout(WireTemplate template, (WireField Field, Func<T, WireValue> Value)[] fields)
    {
        Template = template;
        _values = [.. fields.Select(field => field.Value)];
    }

    public WireTemplate Template { get; }

    public static Layout<T> Options(
        ushort id,
        (WireField Field, Func<T, WireValue> Value)[] scope,
        params (WireField Field, Func<T, WireValue> Value)[] fields) =>
        new(
            WireTemplate.Options(id, [.. scope.Select(field => field.Field)], [.. fields.Select(field => field.Field)]),
            [.. scope, .. fields]);

    public WireRecord Record(T source) => Template.Record([.. _values.Select(value => value(source))]);

    public IEnumerable<WireRecord> Records(IEnumerable<T> sources) => sources.Select(Record);
}

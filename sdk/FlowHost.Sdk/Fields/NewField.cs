namespace FlowHost.Sdk;

/// <summary>A field to add, with its storage known at compile time; made by <see cref="Field.Text"/>, <see cref="Field.Double"/>, <see cref="Field.New{T}"/>.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly struct NewField<T>
{
    internal NewField(Field definition) => Definition = definition;

    internal Field Definition { get; }
}

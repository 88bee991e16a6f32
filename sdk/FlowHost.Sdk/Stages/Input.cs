namespace FlowHost.Sdk;

/// <summary>A field that a <see cref="RowEnricher"/> reads; from <see cref="RowEnricher.Read{T}(Element{T})"/>.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly struct Input<T>
{
    private readonly int _slotPlusOne;

    internal Input(int slot) => _slotPlusOne = slot + 1;

    internal int Slot => _slotPlusOne - 1;
}

namespace FlowHost.Sdk;

/// <summary>A field that a <see cref="RowEnricher"/> adds; from <see cref="RowEnricher.Write{T}"/>.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly struct Output<T>
{
    private readonly int _slotPlusOne;

    internal Output(int slot) => _slotPlusOne = slot + 1;

    internal int Slot => _slotPlusOne - 1;
}

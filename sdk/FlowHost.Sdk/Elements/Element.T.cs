namespace FlowHost.Sdk;

/// <summary>An element whose storage is known at compile time, so that columns come out typed.</summary>
/// <typeparam name="T">
/// <see cref="byte"/>, <see cref="ushort"/>, <see cref="uint"/>, <see cref="ulong"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="UInt128"/>, <see cref="Text"/>, <see cref="Octets"/> or <see cref="FlowList"/>.
/// </typeparam>
public sealed class Element<T> : Element
{
    internal Element(ElementInfo info, FieldKind kind) : base(info, kind)
    {
    }
}

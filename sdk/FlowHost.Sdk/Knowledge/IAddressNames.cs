namespace FlowHost.Sdk;

/// <summary>
/// Takes names of addresses that were seen in traffic, as in DNS answers. A plugin that sees such names asks for it in its constructor as an
/// optional parameter: <c>IAddressNames? names = null</c>. It is null when nothing in the pipeline wants them.
/// </summary>
/// <remarks>Called by several workers at once.</remarks>
public interface IAddressNames
{
    /// <summary>An address answers to a name.</summary>
    /// <param name="address">The address, IPv4 as <c>::ffff:a.b.c.d</c>; see <see cref="IpAddress"/>.</param>
    /// <param name="name">The name that was asked for, UTF-8 without the dot at its end; copy it to keep it.</param>
    /// <param name="time">When the record says so: nanoseconds since 1970-01-01 UTC.</param>
    void Learn(UInt128 address, ReadOnlySpan<byte> name, long time);
}

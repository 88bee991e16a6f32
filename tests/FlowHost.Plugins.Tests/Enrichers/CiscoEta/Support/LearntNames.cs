using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>Keeps what it is told.</summary>
internal sealed class LearntNames : IAddressNames
{
    public List<(string Address, string Name, long Time)> All { get; } = [];

    public void Learn(UInt128 address, ReadOnlySpan<byte> name, long time) => All.Add((IpAddress.Format(address), Encoding.UTF8.GetString(name), time));
}

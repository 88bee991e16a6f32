namespace FlowHost.Tests.Support;

internal sealed class FaultyOptions
{
    public string Name { get; set; } = "";
}

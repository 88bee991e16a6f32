namespace FlowHost.Sdk;

internal static class ElementKey
{
    public static ulong Of(uint enterprise, ushort id) => ((ulong)enterprise << 16) | id;
}

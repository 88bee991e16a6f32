using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta;

/// <summary>What the values of added lists are. None is an element that a device sends: enterprise and id mean nothing.</summary>
internal static class ListElements
{
    public static readonly Element Length = Make("Length", ElementType.Unsigned16);
    public static readonly Element Interval = Make("Interval", ElementType.Unsigned16);
    public static readonly Element Time = Make("Time", ElementType.Unsigned16);
    public static readonly Element ContentType = Make("ContentType", ElementType.String);
    public static readonly Element HandshakeType = Make("HandshakeType", ElementType.String);
    public static readonly Element CipherSuite = Make("CipherSuite", ElementType.String);
    public static readonly Element Extension = Make("Extension", ElementType.String);
    public static readonly Element Count = Make("Count", ElementType.Unsigned32);

    private static Element Make(string name, ElementType type) => Element.Create(new ElementInfo(0, 0, name, type));
}

using System.Text;

namespace FlowHost.Fuzz.Seeds;

/// <summary>CSV files of elements.</summary>
internal static class ElementSeeds
{
    private const string Ours = "ElementID,EnterpriseNo,Name,Type,Lengths,Units,Aliases\n";

    public static IEnumerable<Seed> All =>
    [
        new("our-columns", Utf8(Ours + "7,4242,depth,unsigned64,4; 8,metres,tiefe;profondeur\n8,4242,label,string,,,\n"), "elements 2"),
        new("goflow-columns", Utf8("ElementID,EnterpriseNo,FieldType,DataType\n8,0,sourceIPv4Address,ipv4Address\n8233,9,c3pl,dyanmic2B4B\n"), "elements 2"),
        new("comments-and-empty-lines", Utf8("# made by hand\n" + Ours + "\n# 1,2,3\n1,2,a,string,,,\n\n"), "elements 1"),
        new("carriage-returns", Utf8(Ours.Replace("\n", "\r\n", StringComparison.Ordinal) + "1,2,a,string,,,\r\n"), "elements 1"),
        new("quoted", Utf8(Ours + "\"1\",\"2\",\"a\"\"b\",\"string\",,\"x, y\",\n"), "elements 1"),
        new("quote-not-closed", Utf8(Ours + "1,2,\"a,string,,,\n3,4,b,string,,,\n"), "FH0302 1, elements 1"),
        new("reserved-id-without-type", Utf8(Ours + "0,0,Reserved,,,,\n"), "nothing"),
        new("id-too-high", Utf8(Ours + "32768,9,a,string,,,\n"), "FH0302 1"),
        new("id-not-a-number", Utf8(Ours + "0x10,9,a,string,,,\n-1,9,b,string,,,\n99999999999999999999999,9,c,string,,,\n"), "FH0302 3"),
        new("enterprise-too-high", Utf8(Ours + "1,4294967296,a,string,,,\n"), "FH0302 1"),
        new("name-with-control-characters", Utf8(Ours + "1,2,a\u0007b,string,,,\n1,2,,string,,,\n"), "FH0302 2"),
        new("name-of-the-metadata", Utf8(Ours + "1,2,AgentName,string,,,\n"), "FH0302 1"),
        new("unknown-type", Utf8(Ours + "1,2,a,strong,,,\n"), "FH0302 1"),
        new("lengths-out-of-range", Utf8(Ours + "1,2,a,string,0,,\n1,2,a,string,65535,,\n1,2,a,string,1;;x,,\n"), "FH0302 3"),
        new("same-element-twice", Utf8(Ours + "1,2,a,string,,,\n1,2,b,unsigned8,,,\n"), "elements 2"),
        new("same-name-twice", Utf8(Ours + "1,2,a,string,,,a;a\n2,2,a,unsigned8,,,\n"), "elements 2"),
        new("short-line", Utf8(Ours + "1,2\n"), "nothing"),
        new("long-line", Utf8(Ours + "1,2," + new string('a', 60_000) + ",string,,,\n"), "elements 1"),
        new("header-only", Utf8(Ours), "nothing"),
        new("header-missing", Utf8("1,2,a,string\n"), "FH0210 1"),
        new("not-utf8", [.. Utf8(Ours), .. "1,2,"u8, 0xFF, 0xFE, .. ",string,,,\n"u8], "FH0210 1"),
        new("nul", [.. Utf8(Ours), .. "1,2,\0,string,,,\n"u8], "FH0302 1"),
        new("empty", [], "FH0210 1"),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

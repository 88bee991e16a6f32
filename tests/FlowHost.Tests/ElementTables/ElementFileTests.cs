using System.Text;
using FlowHost.Configuration;
using FlowHost.Sdk;

namespace FlowHost.ElementTables;

public sealed class ElementFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flowhost-elements-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_GoFlowsColumns_GivesElements()
    {
        var file = Read("ElementID,EnterpriseNo,FieldType,DataType\n8,0,sourceIPv4Address,ipv4Address\n8233,9,c3pl_class_cce_id,unsigned32\n");

        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            [new ElementInfo(0, 8, "sourceIPv4Address", ElementType.IPv4Address), new ElementInfo(9, 8233, "c3pl_class_cce_id", ElementType.Unsigned32)],
            file.Rows.Select(row => row.Element));
    }

    [Fact]
    public void Read_OurColumns_GivesLengthsUnitsAndAliases()
    {
        var file = Read("ElementID,EnterpriseNo,Name,Type,Lengths,Units,Aliases,Source\n7,4242,depth,unsigned64,4; 8,metres,tiefe;profondeur,Acme\n");

        var row = Assert.Single(file.Rows);
        Assert.Equal(new ElementInfo(4242, 7, "depth", ElementType.Unsigned64, "metres"), row.Element);
        Assert.Equal([4, 8], row.Lengths);
        Assert.Equal(["tiefe", "profondeur"], row.Aliases);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreFoundByName() =>
        Assert.Equal(new ElementInfo(9, 5, "x", ElementType.Boolean), Assert.Single(Read("type, name ,elementid,enterpriseno\nboolean,x,5,9\n").Rows).Element);

    [Theory]
    [InlineData("dyanmic2B4B", ElementType.Unsigned32)]
    [InlineData("tcpflag", ElementType.Unsigned16)]
    [InlineData("ciscourlhits", ElementType.OctetArray)]
    [InlineData("ciscoappvarstring", ElementType.OctetArray)]
    [InlineData("CiscoETA_SPLT", ElementType.OctetArray)]
    [InlineData("ciscofa", ElementType.OctetArray)]
    [InlineData("macaddress", ElementType.MacAddress)]
    [InlineData("dateTimeNanoseconds", ElementType.DateTimeNanoseconds)]
    [InlineData("subTemplateMultiList", ElementType.SubTemplateMultiList)]
    [InlineData("unsigned256", ElementType.Unsigned256)]
    public void Read_TypeWord_IsUnderstood(string word, ElementType type) =>
        Assert.Equal(type, Assert.Single(Read($"ElementID,EnterpriseNo,FieldType,DataType\n6,0,x,{word}\n").Rows).Element.Type);

    [Fact]
    public void Read_ReservedIds_AreNeitherRowsNorWarnings()
    {
        var file = Read("ElementID,EnterpriseNo,FieldType,DataType\n0,0,Reserved,\n105,0,Assigned to nobody yet,\n");

        Assert.Empty(file.Rows);
        Assert.Empty(file.Diagnostics);
    }

    [Theory]
    [InlineData("65-69,0,Assigned for something,", "'65-69' is no element id from 0 to 32767.")]
    [InlineData("-1,0,x,string", "'-1' is no element id")]
    [InlineData("32768,0,x,string", "enterprise 9 whose id is 32768 less")]
    [InlineData(",0,x,string", "'' is no element id")]
    [InlineData("5,4294967296,x,string", "'4294967296' is no enterprise number")]
    [InlineData("5,nine,x,string", "'nine' is no enterprise number")]
    [InlineData("5,9,,string", "'' is no name")]
    [InlineData("5,9,two words,string", "'two words' is no name")]
    [InlineData("5,9,AgentID,string", "'AgentID' is what every record has in front of its fields: give the element another name.")]
    [InlineData("5,9,Type,unsigned8", "'Type' is what every record has")]
    [InlineData("5,9,x,unsigned23", "did you mean 'Unsigned32'?")]
    [InlineData("5,9,x,text", "'text' is no type")]
    [InlineData("5,9,x,string,0", "'0' is no list of lengths")]
    [InlineData("5,9,x,string,4;many", "'4;many' is no list of lengths")]
    [InlineData("5,9,\"x,string", "A quote is out of place")]
    public void Read_BadLine_IsPassedOverWithItsNumber(string line, string problem)
    {
        var file = Read($"ElementID,EnterpriseNo,Name,Type,Lengths\n1,9,before,string,\n\n{line}\n2,9,after,string,\n");

        Assert.Equal(["before", "after"], file.Rows.Select(row => row.Element.Name));
        var warning = Assert.Single(file.Diagnostics);
        Assert.Equal((Severity.Warning, 4), (warning.Severity, warning.Position.Line));
        Assert.Contains(problem, warning.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path()}(4,1): warning FH0302: ", warning.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ShortLine_IsReserved() => Assert.Empty(Read("ElementID,EnterpriseNo,FieldType,DataType\n5,9\n").Diagnostics);

    [Theory]
    [InlineData("\uFEFFElementID,EnterpriseNo,FieldType,DataType\r\n8,0,source,ipv4Address\r\n")]
    [InlineData("ElementID,EnterpriseNo,FieldType,DataType\n8,0,source,ipv4Address")]
    [InlineData("# ours\n\"ElementID\",\"EnterpriseNo\",\"FieldType\",\"DataType\"\n \"8\" , 0 ,\"source\",ipv4Address\n# end\n")]
    public void Read_MarksLineEndsAndQuotes_DoNotMatter(string text) =>
        Assert.Equal(new ElementInfo(0, 8, "source", ElementType.IPv4Address), Assert.Single(Read(text).Rows).Element);

    [Fact]
    public void Read_Utf16WithMark_IsRead()
    {
        File.WriteAllText(Path(), "ElementID,EnterpriseNo,FieldType,DataType\n8,0,source,ipv4Address\n", Encoding.Unicode);

        Assert.Equal("source", Assert.Single(ElementFile.Read(Path()).Rows).Element.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8,0,sourceIPv4Address,ipv4Address\n")]
    [InlineData("ElementID;EnterpriseNo;FieldType;DataType\n8;0;x;string\n")]
    [InlineData("id,name,type\n8,x,string\n")]
    public void Read_OtherHeader_IsOneError(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Rows);
        var error = Assert.Single(file.Diagnostics);
        Assert.Equal(Severity.Error, error.Severity);
        Assert.Contains("'ElementID,EnterpriseNo,FieldType,DataType'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherEncoding_IsOneErrorWithTheLine()
    {
        File.WriteAllBytes(Path(), [.. "ElementID,EnterpriseNo,FieldType,DataType\n1,9,good,string\n2,9,gr"u8, 0xFC, .. "n,string\n"u8]);

        var file = ElementFile.Read(Path());

        Assert.Empty(file.Rows);
        Assert.Equal($"{Path()}: error FH0210: Line 3 is not UTF-8: save the file as UTF-8.", Assert.Single(file.Diagnostics).ToString());
    }

    [Fact]
    public void Read_LineWithoutEnd_IsOneError()
    {
        var file = Read("ElementID,EnterpriseNo,FieldType,DataType\n1,9," + new string('x', 200_000));

        Assert.Empty(file.Rows);
        Assert.Equal(Severity.Error, Assert.Single(file.Diagnostics).Severity);
    }

    [Fact]
    public void Read_NoFile_IsOneError()
    {
        var error = Assert.Single(ElementFile.Read(Path()).Diagnostics);

        Assert.Equal((Severity.Error, ErrorCodes.FileNotFound), (error.Severity, error.Code));
    }

    [Fact]
    public void Read_Folder_IsOneError() => Assert.Equal(Severity.Error, Assert.Single(ElementFile.Read(_folder.FullName).Diagnostics).Severity);

    [Fact]
    public void Load_RepeatedElement_LastOfAllFilesWins()
    {
        var first = Write("first.csv", "ElementID,EnterpriseNo,FieldType,DataType\n95,0,one,unsigned32\n95,0,two,unsigned32\n5000,77,mine,unsigned8\n");
        Write("second.csv", "ElementID,EnterpriseNo,FieldType,DataType\n95,0,three,octetArray\n");

        var elements = ElementFiles.Load([first, "second.csv"], null, _folder.FullName, new DiagnosticBag());

        Assert.Equal(("three", ElementType.OctetArray), (elements.Resolve(0, 95, 4, []).Name, elements.Resolve(0, 95, 4, []).Type));
        Assert.Equal("mine", elements.Resolve(77, 5000, 1, []).Name);
        Assert.Equal("sourceIPv4Address", elements.Resolve(0, 8, 4, []).Name);
    }

    [Fact]
    public void Load_SeveralBadFiles_AreAllNamed()
    {
        var bad = Write("bad.csv", "nothing\n");

        var faulty = Write("faulty.csv", "none\n");
        var diagnostics = new DiagnosticBag();

        ElementFiles.Load([bad, faulty], null, _folder.FullName, diagnostics);

        Assert.Equal([bad, faulty], diagnostics.Items.Select(diagnostic => diagnostic.Position.File));
    }

    [Fact]
    public void Load_NoFiles_IsTheBuiltinTable() => Assert.Same(ElementRegistry.Builtin, ElementFiles.Load([], null, "/", new DiagnosticBag()));

    private string Path() => System.IO.Path.Combine(_folder.FullName, "elements.csv");

    private ElementFile Read(string text)
    {
        File.WriteAllText(Path(), text);
        return ElementFile.Read(Path());
    }

    private string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace FlowHost.Reference.Docs;

/// <summary>The documentation file beside an assembly. One that is missing, broken or too large holds nothing: help then lacks its words.</summary>
internal sealed class XmlDocs
{
    private const int MaxCharacters = 16 << 20;
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxCharacters };

    private static readonly ConcurrentDictionary<Assembly, XmlDocs> Files = new();

    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);
    private readonly Assembly _assembly;

    private XmlDocs(Assembly assembly)
    {
        _assembly = assembly;
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file))
        {
            return;
        }
        try
        {
            if (IsTooDeep(file))
            {
                return;
            }
            using var reader = XmlReader.Create(file, Settings);
            foreach (var member in XDocument.Load(reader).Root?.Element("members")?.Elements("member") ?? [])
            {
                if (member.Attribute("name")?.Value is { } name)
                {
                    _members[name] = member;
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            _members.Clear();
        }
    }

    /// <summary>A property's summary; empty when it has none.</summary>
    public static string Summary(PropertyInfo property) => Text(property, "summary");

    /// <summary>A property's value: what its default means; empty when it has none.</summary>
    public static string Value(PropertyInfo property) => Text(property, "value");

    /// <summary>A property's example; empty when it has none.</summary>
    public static string Example(PropertyInfo property) =>
        Of(property.DeclaringType!.Assembly).Find(IdOf(property))?.Element("example")?.Value.Trim() ?? "";

    /// <summary>The summary of a constant or of a member of an enumeration; empty when it has none.</summary>
    public static string Summary(FieldInfo field) =>
        Of(field.DeclaringType!.Assembly).Text("F:" + NameOf(field.DeclaringType) + "." + field.Name, "summary");

    private static string Text(PropertyInfo property, string part) =>
        Of(property.DeclaringType!.Assembly).Text(IdOf(property), part);

    private static string IdOf(PropertyInfo property) => $"P:{NameOf(property.DeclaringType!)}.{property.Name}";

    private static XmlDocs Of(Assembly assembly) => Files.GetOrAdd(assembly, static assembly => new XmlDocs(assembly));

    private static string NameOf(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    // The cost of a tree grows with the square of its depth: 100,000 levels take half a minute.
    private static bool IsTooDeep(string file)
    {
        using var reader = XmlReader.Create(file, Settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                return true;
            }
        }
        return false;
    }

    private string Text(string id, string part) => Find(id)?.Element(part) is { } element ? new DocText(_assembly).Read(element) : "";

    private XElement? Find(string id) => _members.GetValueOrDefault(id);
}

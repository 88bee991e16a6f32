using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using FlowHost.Configuration.Binding;

namespace FlowHost.Reference.Docs;

/// <summary>Turns documentation into text for users: code in backticks, properties as keys, members of enumerations as values.</summary>
/// <param name="assembly">Where the types are that it refers to.</param>
internal sealed class DocText(Assembly assembly)
{
    private const int MaxDepth = 16;

    /// <summary>The text of an element, on one line.</summary>
    public string Read(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element, depth: 0);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private void Append(StringBuilder text, XElement element, int depth)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement inner when depth < MaxDepth:
                    AppendElement(text, inner, depth + 1);
                    break;
            }
        }
    }

    private void AppendElement(StringBuilder text, XElement element, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "c" or "code":
                Code(text, element.Value);
                break;
            case "see" or "seealso" when element.IsEmpty || element.Value.Length == 0:
                Code(text, Target(element));
                break;
            case "paramref" or "typeparamref":
                Code(text, element.Attribute("name")?.Value ?? "");
                break;
            default:
                text.Append(' ');
                Append(text, element, depth);
                text.Append(' ');
                break;
        }
    }

    private static void Code(StringBuilder text, string code) => text.Append('`').Append(code.Trim()).Append('`');

    private string Target(XElement see)
    {
        if (see.Attribute("cref")?.Value is not { } reference)
        {
            return see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? "";
        }
        var dot = reference.LastIndexOf('.');
        var name = reference[(dot + 1)..];
        return reference[0] switch
        {
            'P' => OptionMember.KeyOf(name),
            'F' when dot > 2 && Field(reference[2..dot], name) is { IsLiteral: true } field => field.DeclaringType!.IsEnum
                ? EnumText.Word(field.GetValue(null)!)
                : Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) ?? "",
            _ => name,
        };
    }

    private FieldInfo? Field(string type, string name)
    {
        foreach (var candidate in (ReadOnlySpan<Assembly>)[assembly, typeof(Sdk.FlowPluginAttribute).Assembly, typeof(object).Assembly])
        {
            // A nested type is written with a dot in documentation and with a plus in metadata.
            for (var full = type; full.Length > 0;)
            {
                if (candidate.GetType(full, throwOnError: false)?.GetField(name) is { } field)
                {
                    return field;
                }
                var dot = full.LastIndexOf('.');
                full = dot < 0 ? "" : $"{full[..dot]}+{full[(dot + 1)..]}";
            }
        }
        return null;
    }
}

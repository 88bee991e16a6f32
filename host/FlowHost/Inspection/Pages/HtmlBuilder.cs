using System.Net;
using System.Text;

namespace FlowHost.Inspection.Pages;

/// <summary>HTML that is XML too, and in which every text is encoded: element names and values come from the network.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup of the page's own.</summary>
    public HtmlBuilder Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>Adds text.</summary>
    public HtmlBuilder Text(string text) => Raw(Encode(text));

    /// <summary>Adds an element that holds text only.</summary>
    /// <param name="tag">Its name, with attributes.</param>
    /// <param name="text">What it holds.</param>
    public HtmlBuilder Element(string tag, string text) => Raw($"<{tag}>").Text(text).Raw($"</{tag.Split(' ')[0]}>");

    /// <summary>Adds text in which what stands between backticks is a command or a key.</summary>
    public HtmlBuilder Prose(string text)
    {
        foreach (var (index, part) in text.Split('`').Index())
        {
            if (index % 2 == 0)
            {
                Text(part);
            }
            else
            {
                Element("code", part);
            }
        }
        return this;
    }

    public override string ToString() => _html.ToString();

    // Control characters are not allowed in XML, encoded or not.
    private static string Encode(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\uFFFE' or '\uFFFF' ? '\uFFFD' : letter)));
}

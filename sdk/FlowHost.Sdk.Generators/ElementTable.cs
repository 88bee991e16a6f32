using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FlowHost.Sdk.Generators;

/// <summary>One CSV file: <c>ElementID,EnterpriseNo,Name,Type,Lengths,Units,Aliases,Source</c>, without quotes.</summary>
internal sealed class ElementTable
{
    /// <summary>The class name of a table whose rows get no properties.</summary>
    public const string NoClass = "none";

    private const string Header = "ElementID,EnterpriseNo,Name,Type,Lengths,Units,Aliases,Source";

    private ElementTable(string className, bool isOverlay)
    {
        ClassName = className;
        IsOverlay = isOverlay;
    }

    /// <summary>The class that gets a property for each row, or <see cref="NoClass"/>.</summary>
    public string ClassName { get; }

    /// <summary>True when rows replace those of the other tables.</summary>
    public bool IsOverlay { get; }

    public List<ElementRow> Rows { get; } = [];

    public List<Diagnostic> Problems { get; } = [];

    public static ElementTable Parse(AdditionalText file, string className, bool isOverlay, CancellationToken stop)
    {
        var table = new ElementTable(className, isOverlay);
        foreach (var line in file.GetText(stop)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var text = line.ToString();
            var location = Location.Create(file.Path, line.Span, new LinePositionSpan(new(line.LineNumber, 0), new(line.LineNumber, text.Length)));
            if (line.LineNumber == 0)
            {
                table.Check(text == Header, location, $"the first line must be '{Header}'");
            }
            else if (text.Length > 0)
            {
                table.Add(text.Split(','), location);
            }
        }

        return table;
    }

    private void Add(string[] fields, Location location)
    {
        if (Check(fields.Length == 8, location, $"{fields.Length} values instead of 8")
            & Check(TryNumber(fields[0], ushort.MaxValue, out var id), location, $"'{fields[0]}' is no element id")
            && Check(TryNumber(fields[1], uint.MaxValue, out var enterprise), location, $"'{fields[1]}' is no enterprise number")
            & Check(IsName(fields[2]), location, $"'{fields[2]}' is no name: letters, digits, '_' and '-' only")
            & Check(ElementTypes.IsKnown(fields[3]), location, $"'{fields[3]}' is no abstract type")
            & Check(fields[4].Split(';').All(IsLength), location, $"'{fields[4]}' holds something else than lengths from 1 to 65534")
            & Check(fields[7].Length > 0, location, "the source is missing"))
        {
            Rows.Add(new ElementRow((uint)enterprise, (ushort)id, fields[2], fields[3], fields, location));
        }
    }

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(static c => c < 128 && (char.IsLetterOrDigit(c) || c is '_' or '-'));

    private static bool IsLength(string text) => text.Length == 0 || (TryNumber(text, ushort.MaxValue - 1, out var length) && length > 0);

    private static bool TryNumber(string text, ulong limit, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= limit;

    private bool Check(bool good, Location location, string problem)
    {
        if (!good)
        {
            Problems.Add(ElementProblem.At(location, problem));
        }

        return good;
    }
}

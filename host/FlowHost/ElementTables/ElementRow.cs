using System.Globalization;
using CsvHelper;
using FlowHost.Configuration;
using FlowHost.Sdk;

namespace FlowHost.ElementTables;

/// <summary>Reads one line of an <see cref="ElementFile"/>.</summary>
internal static class ElementRow
{
    private const ushort LastId = 0x7FFF;
    private const ushort LastLength = 0xFFFE;
    private const string EnterpriseHint = " A field type from 32768 is the element of enterprise 9 whose id is 32768 less.";

    /// <summary>The element of a line; null when its id is reserved, or when it is faulty and <paramref name="problem"/> says why.</summary>
    public static ElementDefinition? Read(ElementColumns columns, CsvReader csv, out string? problem)
    {
        var name = Value(csv, columns.Name);
        var word = Value(csv, columns.Type);
        problem = null;
        if (!TryNumber(Value(csv, columns.Id), LastId, out var id))
        {
            problem = $"'{Value(csv, columns.Id)}' is no element id from 0 to {LastId}.{(id > LastId ? EnterpriseHint : "")}";
        }
        else if (word.Length == 0)
        {
            return null;
        }
        else if (!TryNumber(Value(csv, columns.Enterprise), uint.MaxValue, out var enterprise))
        {
            problem = $"'{Value(csv, columns.Enterprise)}' is no enterprise number.";
        }
        else if (name.Length == 0 || name.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            problem = $"'{name}' is no name: a name has at least one character and no spaces.";
        }
        else if (RecordMetadata.Names.Contains(name))
        {
            problem = $"'{name}' is what every record has in front of its fields: give the element another name.";
        }
        else if (!ElementTypeWord.TryParse(word, out var type))
        {
            problem = $"'{word}' is no type of RFC 7012 section 3.1{Suggestion.Ask(word, ElementTypeWord.All)}";
        }
        else if (!TryLengths(Value(csv, columns.Lengths), out var lengths))
        {
            problem = $"'{Value(csv, columns.Lengths)}' is no list of lengths from 1 to {LastLength} with semicolons between.";
        }
        else
        {
            return new ElementDefinition(new ElementInfo((uint)enterprise, (ushort)id, name, type, Value(csv, columns.Units)))
            {
                Lengths = lengths,
                Aliases = Words(Value(csv, columns.Aliases)),
            };
        }
        return null;
    }

    private static string Value(CsvReader csv, int column) => column < 0 || column >= csv.FieldCount ? "" : csv.GetString(column);

    private static string[] Words(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool TryLengths(string text, out List<int> lengths)
    {
        lengths = [];
        foreach (var word in Words(text))
        {
            if (!TryNumber(word, LastLength, out var length) || length == 0)
            {
                return false;
            }
            lengths.Add((int)length);
        }
        return true;
    }

    private static bool TryNumber(string text, ulong limit, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= limit;
}

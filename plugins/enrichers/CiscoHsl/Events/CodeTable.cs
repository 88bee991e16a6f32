using System.Globalization;
using System.Reflection;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoHsl.Events;

/// <summary>Names of codes, from one of the tables beside this code.</summary>
internal sealed class CodeTable
{
    private const char Above = '>';

    private readonly SharedText[] _names;
    private readonly SharedText _aboveAll;

    /// <param name="table">The name of the table's file, without its extension.</param>
    public CodeTable(string table)
    {
        var texts = new TextTable();
        var names = new SortedList<int, SharedText>();
        var last = 0;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            // A comment, or the heading.
            if (!char.IsAsciiDigit(line[0]) && line[0] != Above)
            {
                continue;
            }
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var name = texts.Add(line[(comma + 1)..]);
            var code = int.Parse(line.AsSpan(0, comma).TrimStart(Above), NumberStyles.None, CultureInfo.InvariantCulture);
            last = Math.Max(last, code);
            if (line[0] == Above)
            {
                _aboveAll = name;
            }
            else
            {
                names.Add(code, name);
            }
        }
        _names = new SharedText[last + 1];
        foreach (var (code, name) in names)
        {
            _names[code] = name;
        }
    }

    /// <summary>The name of a code; none when it has none.</summary>
    public SharedText this[ulong code] => code < (ulong)_names.Length ? _names[code] : _aboveAll;
}

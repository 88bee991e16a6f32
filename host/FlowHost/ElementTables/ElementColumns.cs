using CsvHelper;

namespace FlowHost.ElementTables;

/// <summary>Which column of a file holds what; −1: none.</summary>
internal sealed record ElementColumns(int Id, int Enterprise, int Name, int Type, int Lengths, int Units, int Aliases)
{
    /// <summary>The two headers, for messages.</summary>
    public const string Expected =
        "'ElementID,EnterpriseNo,Name,Type' (and 'Lengths,Units,Aliases', if you like) or 'ElementID,EnterpriseNo,FieldType,DataType'";

    /// <summary>Reads the header; null when a column is missing that each file must have.</summary>
    public static ElementColumns? Find(CsvReader csv)
    {
        var columns = new ElementColumns(
            IndexOf(csv, "ElementID"),
            IndexOf(csv, "EnterpriseNo"),
            IndexOf(csv, "Name", "FieldType"),
            IndexOf(csv, "Type", "DataType"),
            IndexOf(csv, "Lengths"),
            IndexOf(csv, "Units"),
            IndexOf(csv, "Aliases"));
        return columns is { Id: >= 0, Enterprise: >= 0, Name: >= 0, Type: >= 0 } ? columns : null;
    }

    private static int IndexOf(CsvReader csv, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (csv.TryGetFieldIndex(name, out var index))
            {
                return index;
            }
        }
        return -1;
    }
}

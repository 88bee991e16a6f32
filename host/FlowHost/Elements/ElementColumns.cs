namespace FlowHost.Elements;

/// <summary>Which column of a file holds what.</summary>
internal sealed record ElementColumns(int Id, int Enterprise, int Name, int Type, int Lengths, int Units, int Aliases)
{
    /// <summary>The two headers, for messages.</summary>
    public const string Expected = "'ElementID,EnterpriseNo,Name,Type' (then, if you like, 'Lengths,Units,Aliases') or 'ElementID,EnterpriseNo,FieldType,DataType'";

    /// <summary>Reads a header line; null when a column is missing.</summary>
    public static ElementColumns? Find(string[] header)
    {
        var columns = new ElementColumns(
            At("ElementID"), At("EnterpriseNo"), At("Name", "FieldType"), At("Type", "DataType"), At("Lengths"), At("Units"), At("Aliases"));
        return columns is { Id: >= 0, Enterprise: >= 0, Name: >= 0, Type: >= 0 } ? columns : null;

        int At(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                var index = Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
                if (index >= 0)
                {
                    return index;
                }
            }
            return -1;
        }
    }
}

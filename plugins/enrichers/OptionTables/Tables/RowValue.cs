using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>An attribute of a row: a number in the bits of its element's storage, or text, of which the number may be that of the field it names.</summary>
internal struct RowValue
{
    public SharedText Text;
    public ulong Number;
    public bool HasNumber;

    public readonly bool HasText => !Text.IsNull;
}

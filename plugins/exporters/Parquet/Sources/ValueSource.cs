using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Reads values of one storage and adds them to a column of one type.</summary>
internal abstract class ValueSource
{
    /// <summary>Adds the value of a row that has one.</summary>
    public abstract Fit Append(in FieldReader reader, int row, ColumnWriter column);

    /// <summary>Adds the values of rows, and says for each whether it had one, as <see cref="Fit"/>.</summary>
    public virtual void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        for (var i = 0; i < fits.Length; i++)
        {
            fits[i] = reader.IsNull(first + i) ? (byte)0 : (byte)Append(reader, first + i, column);
        }
    }

    /// <summary>Whether all these rows have a value.</summary>
    protected static bool AreAllPresent(in FieldReader reader, int first, int rows) =>
        reader.Present.IsEmpty || !reader.Present.Slice(first, rows).Contains((byte)0);
}

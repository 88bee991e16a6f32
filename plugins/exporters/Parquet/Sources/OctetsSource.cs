using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Text and octets.</summary>
internal sealed class OctetsSource : ValueSource
{
    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        ((OctetsColumn)column).Append(reader.Bytes(row));
        return Fit.Value;
    }

    public override void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        var values = (OctetsColumn)column;
        values.BeginBatch(fits.Length);
        for (var i = 0; i < fits.Length; i++)
        {
            var isThere = reader.Key(first + i) != 0;
            fits[i] = isThere ? (byte)Fit.Value : (byte)0;
            if (isThere)
            {
                values.Append(reader, first + i);
            }
        }
    }
}

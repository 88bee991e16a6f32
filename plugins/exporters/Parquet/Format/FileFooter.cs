using System.Buffers.Binary;
using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>The end of a file: its schema and where everything is (parquet.thrift: FileMetaData).</summary>
internal static class FileFooter
{
    private const int Optional = 1;
    private const int Repeated = 2;

    private static readonly string CreatedBy = $"flowhost version {typeof(FileFooter).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>What a file begins and ends with.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Writes the footer, its length and the magic octets.</summary>
    public static void Write(OctetBuffer to, IReadOnlyList<ColumnDefinition> columns, IReadOnlyList<RowGroup> groups, ParquetCompression compression)
    {
        var thrift = new ThriftWriter(to);
        thrift.Begin();
        thrift.I32(1, 1);
        thrift.ListOfStructs(2, 1 + columns.Count + (columns.Count(column => column.IsList) * 2));
        WriteRoot(thrift, columns.Count);
        foreach (var column in columns)
        {
            WriteColumn(thrift, column);
        }
        thrift.I64(3, groups.Sum(group => (long)group.Rows));
        thrift.ListOfStructs(4, groups.Count);
        foreach (var group in groups)
        {
            WriteGroup(thrift, group, compression);
        }
        thrift.Text(6, CreatedBy);
        thrift.End();
        var length = to.Length;
        BinaryPrimitives.WriteInt32LittleEndian(to.Extend(sizeof(int)), length);
        to.Append(Magic);
    }

    private static void WriteRoot(ThriftWriter thrift, int columns)
    {
        thrift.Begin();
        thrift.Text(4, "records");
        thrift.I32(5, columns);
        thrift.End();
    }

    // A list is a group of one repeated group of one item (parquet-format, LogicalTypes: Lists).
    private static void WriteColumn(ThriftWriter thrift, ColumnDefinition column)
    {
        if (!column.IsList)
        {
            WriteLeaf(thrift, column.Name, column.Type);
            return;
        }
        thrift.Begin();
        thrift.I32(3, Optional);
        thrift.Text(4, column.Name);
        thrift.I32(5, 1);
        thrift.I32(6, ParquetTypes.ConvertedList);
        thrift.Begin(10);
        thrift.Begin(ParquetTypes.LogicalList);
        thrift.End();
        thrift.End();
        thrift.End();
        thrift.Begin();
        thrift.I32(3, Repeated);
        thrift.Text(4, "list");
        thrift.I32(5, 1);
        thrift.End();
        WriteLeaf(thrift, "element", column.Type);
    }

    private static void WriteLeaf(ThriftWriter thrift, string name, ColumnType type)
    {
        thrift.Begin();
        thrift.I32(1, (int)ParquetTypes.PhysicalOf(type));
        thrift.I32(3, Optional);
        thrift.Text(4, name);
        if (ParquetTypes.ConvertedOf(type) is { } converted)
        {
            thrift.I32(6, converted);
        }
        ParquetTypes.WriteLogical(thrift, 10, type);
        thrift.End();
    }

    private static void WriteGroup(ThriftWriter thrift, RowGroup group, ParquetCompression compression)
    {
        thrift.Begin();
        thrift.ListOfStructs(1, group.Chunks.Count);
        foreach (var chunk in group.Chunks)
        {
            WriteChunk(thrift, chunk, compression);
        }
        thrift.I64(2, group.Chunks.Sum(chunk => chunk.RawOctets));
        thrift.I64(3, group.Rows);
        thrift.End();
    }

    private static void WriteChunk(ThriftWriter thrift, in ColumnChunk chunk, ParquetCompression compression)
    {
        thrift.Begin();
        thrift.I64(2, chunk.Start);
        thrift.Begin(3);
        thrift.I32(1, (int)ParquetTypes.PhysicalOf(chunk.Column.Type));
        WriteEncodings(thrift, chunk);
        if (chunk.Column.IsList)
        {
            thrift.ListOfText(3, chunk.Column.Name, "list", "element");
        }
        else
        {
            thrift.ListOfText(3, chunk.Column.Name);
        }
        thrift.I32(4, ParquetTypes.CodecOf(compression));
        thrift.I64(5, chunk.Values);
        thrift.I64(6, chunk.RawOctets);
        thrift.I64(7, chunk.Octets);
        thrift.I64(9, chunk.Start + chunk.DictionaryOctets);
        if (chunk.DictionaryOctets > 0)
        {
            thrift.I64(11, chunk.Start);
        }
        thrift.Begin(12);
        thrift.I64(3, chunk.Nulls);
        thrift.End();
        thrift.End();
        thrift.End();
    }

    private static void WriteEncodings(ThriftWriter thrift, in ColumnChunk chunk)
    {
        if (chunk.DictionaryOctets == 0)
        {
            thrift.ListOfI32(2, (int)PageEncoding.Plain, (int)PageEncoding.Rle);
        }
        else
        {
            thrift.ListOfI32(2, (int)PageEncoding.Plain, (int)PageEncoding.Rle, (int)PageEncoding.RleDictionary);
        }
    }
}

using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Where a column of a row group stands in the file, for the footer.</summary>
/// <param name="Column">The column.</param>
/// <param name="Start">The position of its first page.</param>
/// <param name="DictionaryOctets">Octets of the dictionary page in front; 0 when there is none.</param>
/// <param name="Octets">Octets in the file.</param>
/// <param name="RawOctets">Octets before compression.</param>
/// <param name="Values">How many values it has, nulls included.</param>
/// <param name="Nulls">How many of them are null.</param>
internal readonly record struct ColumnChunk(
    ColumnDefinition Column, long Start, int DictionaryOctets, long Octets, long RawOctets, long Values, long Nulls);

using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>Texts one after another, found by number.</summary>
internal sealed class CellGrid
{
    private readonly List<int> _ends = [];

    /// <summary>Where the next text is written; <see cref="EndCell"/> makes it a cell.</summary>
    public Utf8Buffer Text { get; } = new();

    public int Count => _ends.Count;

    public ReadOnlySpan<byte> this[int cell] => Text.Written[(cell == 0 ? 0 : _ends[cell - 1]).._ends[cell]];

    public void EndCell() => _ends.Add(Text.Length);

    public void Add(ReadOnlySpan<byte> cell)
    {
        Text.Append(cell);
        EndCell();
    }

    public void Add<T>(T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Text.GetSpan(32), out var length, format, CultureInfo.InvariantCulture);
        Text.Advance(length);
        EndCell();
    }

    public void Clear()
    {
        Text.Clear();
        _ends.Clear();
    }
}

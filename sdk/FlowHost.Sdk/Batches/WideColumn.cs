namespace FlowHost.Sdk;

/// <summary>A narrow column seen as 64-bit numbers: widened when first asked for, then kept until the batch is used again.</summary>
internal sealed class WideColumn
{
    private ulong[] _values = [];
    private bool _valid;

    public ReadOnlySpan<ulong> Of(Array narrow, int rows) => ArrayOf(narrow, rows).AsSpan(0, rows);

    public ulong[] ArrayOf(Array narrow, int rows)
    {
        if (!_valid)
        {
            if (_values.Length < rows)
            {
                _values = new ulong[narrow.Length];
            }
            ColumnStore.Widen(narrow, _values.AsSpan(0, rows));
            _valid = true;
        }
        return _values;
    }

    public void Invalidate() => _valid = false;
}

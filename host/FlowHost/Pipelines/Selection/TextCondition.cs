using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>A field has one of some values, compared as the text that outputs show.</summary>
internal sealed class TextCondition : IRowCondition
{
    private readonly ColumnText[] _columns;
    private readonly byte[][] _accepted;
    private readonly Utf8Buffer _text = new(ValueText.MaxLength);

    public TextCondition(FlowSchema schema, OutputField output, IReadOnlyList<string> accepted)
    {
        var field = schema.Fields[output.Columns[0]];
        _columns = [.. output.Columns.Select(column => new ColumnText(schema.Fields[column], column))];
        _accepted = [.. accepted.Select(text => Encoding.UTF8.GetBytes(FieldValue.Canonical(field, text)))];
    }

    /// <inheritdoc/>
    public void Begin(FlowBatch batch)
    {
        foreach (var column in _columns)
        {
            column.Begin(batch);
        }
    }

    /// <inheritdoc/>
    public bool Holds(int row)
    {
        foreach (var column in _columns)
        {
            _text.Clear();
            if (column.Append(_text, row, isJson: false) && IsAccepted())
            {
                return true;
            }
        }
        return false;
    }

    private bool IsAccepted()
    {
        foreach (var accepted in _accepted)
        {
            if (_text.Written.SequenceEqual(accepted))
            {
                return true;
            }
        }
        return false;
    }
}

using System.Buffers.Binary;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Learning;

/// <summary>Moves a column of an option record to an attribute of a row. Option records are few: a virtual call each does not matter.</summary>
internal abstract class ValueSource
{
    /// <summary>Takes a record's value, if it has one.</summary>
    /// <returns>False when it has none: another element of the attribute may.</returns>
    public abstract bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot);

    public static ValueSource? Bind(SchemaBuilder schema, Element element, AttributeRule attribute) => element switch
    {
        Element<Text> text when schema.TryGet(text, out var column) => new TextSource(column, attribute.Names),
        Element<double> real when schema.TryGet(real, out var column) => new RealSource(column),
        Element<long> signed when schema.TryGet(signed, out var column) => new SignedSource(column),
        _ when attribute.IsTextOrNumber && schema.TryGetNumber(element, out var column) => new TextOrNumberSource(column, attribute),
        _ when schema.TryGetNumber(element, out var column) => new NumberSource(column),
        _ => null,
    };

    private sealed class TextSource(Column<Text> column, FieldNames? names) : ValueSource
    {
        public override bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot)
        {
            var text = batch[column][record];
            if (text.IsEmpty)
            {
                return false;
            }
            table.SetText(row, slot, text, names?.IdOf(text) ?? 0);
            return true;
        }
    }

    private sealed class NumberSource(Column<ulong> column) : ValueSource
    {
        public override bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot)
        {
            if (batch.IsNull(column, record))
            {
                return false;
            }
            table.SetNumber(row, slot, batch[column][record]);
            return true;
        }
    }

    private sealed class RealSource(Column<double> column) : ValueSource
    {
        public override bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot)
        {
            table.SetNumber(row, slot, BitConverter.DoubleToUInt64Bits(batch[column][record]));
            return true;
        }
    }

    private sealed class SignedSource(Column<long> column) : ValueSource
    {
        public override bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot)
        {
            table.SetNumber(row, slot, unchecked((ulong)batch[column][record]));
            return true;
        }
    }

    /// <summary>Eight octets that are text, padded with zeros, when they can be read so.</summary>
    private sealed class TextOrNumberSource(Column<ulong> column, AttributeRule attribute) : ValueSource
    {
        public override bool TryCopy(FlowBatch batch, int record, AgentTable table, int row, int slot)
        {
            Span<byte> octets = stackalloc byte[sizeof(ulong)];
            var number = batch[column][record];
            BinaryPrimitives.WriteUInt64BigEndian(octets, number);
            var text = octets.TrimEnd((byte)0);
            if (text.IsEmpty || text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                table.SetNumber(row, slot, number);
            }
            else
            {
                attribute.BecomeText();
                table.SetText(row, slot, text);
            }
            return true;
        }
    }
}

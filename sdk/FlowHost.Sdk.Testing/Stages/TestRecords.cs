using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace FlowHost.Sdk.Testing;

/// <summary>Turns batches into plain records.</summary>
internal static class TestRecords
{
    public static IEnumerable<TestRecord> Of(FlowBatch batch)
    {
        foreach (var run in batch.Runs.ToArray())
        {
            for (var row = run.Start; row < run.End; row++)
            {
                yield return new TestRecord(batch.Schema.RecordType, run.Source, Values(batch, row));
            }
        }
    }

    private static Dictionary<string, object> Values(FlowBatch batch, int row)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var output in batch.Schema.Outputs)
        {
            object[] found = [.. output.Columns.Where(column => !batch.Reader(column).IsNull(row)).Select(column => Value(batch, column, row))];
            if (found.Length > 0)
            {
                values.Add(output.FullName, output.Columns.Count == 1 ? found[0] : found);
            }
        }
        return values;
    }

    private static object Value(FlowBatch batch, int column, int row)
    {
        var field = batch.Schema.Fields[column];
        var reader = batch.Reader(column);
        return field.Format switch
        {
            FieldFormat.IPv4 => IpAddress.ToIPAddress(IpAddress.FromIPv4((uint)reader.UInt64(row))),
            FieldFormat.Address => IpAddress.ToIPAddress(reader.UInt128(row)),
            FieldFormat.IPv6 => IPv6(reader.UInt128(row)),
            FieldFormat.Mac => Mac(reader.UInt64(row)),
            FieldFormat.Time => DateTimeOffset.UnixEpoch.AddTicks(FlowTime.ToUnixNanoseconds(reader.UInt64(row), field.TimeUnit) / 100),
            FieldFormat.Boolean when reader.UInt64(row) is 1 or 2 => reader.UInt64(row) == 1,
            FieldFormat.Text => Encoding.UTF8.GetString(reader.Bytes(row)),
            FieldFormat.Octets => Convert.ToHexStringLower(reader.Bytes(row)),
            FieldFormat.List => List(reader.List(row)),
            _ => Number(reader, row),
        };
    }

    private static object Number(FieldReader reader, int row) => reader.Kind switch
    {
        FieldKind.Int64 => (object)reader.Int64(row),
        FieldKind.Double => reader.Double(row),
        _ => reader.UInt64(row),
    };

    // Not IpAddress.ToIPAddress: a mapped address in an IPv6 field stays what the device sent.
    private static IPAddress IPv6(UInt128 value)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, value);
        return new IPAddress(octets);
    }

    private static string Mac(ulong value)
    {
        var hex = value.ToString("x12", System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(':', hex.Chunk(2).Select(pair => new string(pair)));
    }

    /// <summary>A list as its tokens' values, inner lists and records as arrays; octets where it could not be decoded.</summary>
    private static object List(ListReader reader)
    {
        var stack = new Stack<List<object>>();
        stack.Push([]);
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case ListToken.Value:
                    stack.Peek().Add(ListValue(reader));
                    break;
                case ListToken.End:
                    var inner = stack.Pop();
                    stack.Peek().Add(inner.ToArray());
                    break;
                default:
                    stack.Push([]);
                    break;
            }
        }
        return stack.Peek() is [var outermost] ? outermost : Array.Empty<object>();
    }

    private static object ListValue(ListReader reader) => reader.Kind switch
    {
        FieldKind.Text => Encoding.UTF8.GetString(reader.Bytes),
        FieldKind.Octets => Convert.ToHexStringLower(reader.Bytes),
        FieldKind.Int64 => reader.Int64,
        FieldKind.Double => reader.Double,
        FieldKind.UInt128 => IPv6(reader.UInt128),
        _ => reader.UInt64,
    };
}

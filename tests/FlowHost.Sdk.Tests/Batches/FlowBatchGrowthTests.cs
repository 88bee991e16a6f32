using System.Globalization;

namespace FlowHost.Sdk.Tests.Batches;

public sealed class FlowBatchGrowthTests
{
    public static TheoryData<FieldKind, string, string> Kinds => new()
    {
        { FieldKind.UInt8, "255", "7" },
        { FieldKind.UInt16, "65535", "7" },
        { FieldKind.UInt32, "4294967295", "7" },
        { FieldKind.UInt64, "18446744073709551615", "7" },
        { FieldKind.Int64, "-9223372036854775808", "7" },
        { FieldKind.Double, "-0.5", "7" },
        { FieldKind.UInt128, "340282366920938463463374607431768211455", "7" },
        { FieldKind.Text, "GigabitEthernet0/0", "7" },
        { FieldKind.Octets, "0102030405060708", "07" },
        { FieldKind.List, "5", "7" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Grow_ColumnOfKind_KeepsValuesAndNulls(FieldKind kind, string first, string third)
    {
        var schema = new SchemaTable().Intern([new Field { Name = "value", Kind = kind, Format = FieldFormat.Number, CanBeNull = true }], isOptions: false)!;
        var batch = new BatchPool(schema, initialRows: 2).Rent();
        Set(batch, kind, 0, first);
        Set(batch, kind, 1, null);
        batch.Commit(2, default);
        Assert.Equal(0, batch.Room);

        batch.Grow(8);
        Set(batch, kind, 0, third);
        batch.Commit(1, default);
        batch.Close();

        Assert.Equal((3, 5), (batch.Count, batch.Room));
        Assert.Equal([first, null, third], Enumerable.Range(0, 3).Select(row => Get(batch, row)));
    }

    private static void Set(FlowBatch batch, FieldKind kind, int row, string? text)
    {
        var culture = CultureInfo.InvariantCulture;
        batch.PresentTail(0, row, 1).Fill(text is null ? (byte)0 : (byte)1);
        switch (kind)
        {
            case FieldKind.Text:
                batch.SetCell(0, row, text is null ? 0 : batch.StoreText(System.Text.Encoding.UTF8.GetBytes(text)));
                break;
            case FieldKind.Octets:
                batch.SetCell(0, row, text is null ? 0 : batch.StoreOctets(Convert.FromHexString(text)));
                break;
            case FieldKind.List:
                batch.SetCell(0, row, text is null ? 0 : StoreList(batch, ulong.Parse(text, culture)));
                break;
            case FieldKind.Int64:
                batch.Tail<long>(0, row, 1)[0] = long.Parse(text ?? "0", culture);
                break;
            case FieldKind.Double:
                batch.Tail<double>(0, row, 1)[0] = double.Parse(text ?? "0", culture);
                break;
            case FieldKind.UInt128:
                batch.Tail<UInt128>(0, row, 1)[0] = UInt128.Parse(text ?? "0", culture);
                break;
            default:
                batch.SetUnsigned(0, row, ulong.Parse(text ?? "0", culture));
                break;
        }
    }

    private static ulong StoreList(FlowBatch batch, ulong value)
    {
        var start = batch.ArenaUsed;
        var writer = new ListWriter(batch);
        writer.StartList(ListSemantic.AllOf);
        writer.Value(Elements.OctetDeltaCount, value);
        writer.End();
        return TextCell.Make(TextCell.ArenaHeap, jsonSafe: false, batch.ArenaUsed - start, start);
    }

    private static string? Get(FlowBatch batch, int row)
    {
        var reader = batch.Reader(0);
        return reader.IsNull(row) ? null : reader.Kind switch
        {
            FieldKind.Text => System.Text.Encoding.UTF8.GetString(reader.Bytes(row)),
            FieldKind.Octets => Convert.ToHexString(reader.Bytes(row)),
            FieldKind.List => FirstOf(reader.List(row)),
            FieldKind.Int64 => reader.Int64(row).ToString(CultureInfo.InvariantCulture),
            FieldKind.Double => reader.Double(row).ToString(CultureInfo.InvariantCulture),
            FieldKind.UInt128 => reader.UInt128(row).ToString(CultureInfo.InvariantCulture),
            _ => reader.UInt64(row).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string? FirstOf(ListReader list)
    {
        while (list.Read())
        {
            if (list.Token == ListToken.Value)
            {
                return list.UInt64.ToString(CultureInfo.InvariantCulture);
            }
        }
        return null;
    }
}

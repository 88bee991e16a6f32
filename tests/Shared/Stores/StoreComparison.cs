using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace FlowHost.Tests.Stores;

/// <summary>Compares the Parquet files of a run with the JSON lines of the same run: every row, every value, nothing more and nothing less.</summary>
internal static class StoreComparison
{
    /// <summary>Asserts that files have the rows of these lines.</summary>
    /// <returns>How many values were compared.</returns>
    public static int AssertEqual(DuckDb duck, IReadOnlyCollection<string> files, IEnumerable<string> lines)
    {
        var rows = (files.Count == 0 ? [] : StoreRow.Read(duck, files)).ToLookup(row => row.Partition);
        var records = lines.Select(line => JsonDocument.Parse(line).RootElement).ToLookup(PartitionOf);
        Assert.Equal(
            records.Select(partition => partition.Key).Order(StringComparer.Ordinal), rows.Select(partition => partition.Key).Order(StringComparer.Ordinal));
        var values = 0;
        foreach (var partition in records)
        {
            Assert.Equal((partition.Key, partition.Count()), (partition.Key, rows[partition.Key].Count()));
            foreach (var (record, row) in partition.Zip(rows[partition.Key]))
            {
                values += Compare(record, row);
            }
        }
        return values;
    }

    private static string PartitionOf(JsonElement record)
    {
        var time = record.GetProperty("CreateAt").GetString()!;
        return $"{record.GetProperty("Type").GetString()} {time[..10]} {time[11..13]}";
    }

    private static int Compare(JsonElement record, StoreRow row)
    {
        var left = new Dictionary<string, (string Type, string Text)>(row.Values);
        var values = 0;
        foreach (var (name, value) in Flatten(record, ""))
        {
            if (value.ValueKind != JsonValueKind.Null && name != "Type")
            {
                Assert.True(Take(left, name, value), $"{name} is {value.GetRawText()} in {record}, and in the store {Describe(row, name)}.");
                values++;
            }
        }
        Assert.True(left.Count == 0, $"The store has {string.Join(", ", left)} more than {record}.");
        return values;
    }

    private static string Describe(StoreRow row, string name) =>
        string.Join(", ", row.Values.Where(value => value.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty());

    private static IEnumerable<(string Name, JsonElement Value)> Flatten(JsonElement record, string prefix)
    {
        foreach (var member in record.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in Flatten(member.Value, $"{prefix}{member.Name}."))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (prefix + member.Name, member.Value);
            }
        }
    }

    /// <summary>Finds a value in one of the columns that may have it, and takes it out.</summary>
    private static bool Take(Dictionary<string, (string Type, string Text)> row, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            row.Remove($"{name}_all", out var list);
            row.Remove($"{name}_raw_all", out var raws);
            return list.Type == "VARCHAR"
                ? JsonElement.DeepEquals(JsonDocument.Parse(list.Text).RootElement, value)
                : AreEqual(value, list, raws);
        }
        return row.Remove(name, out var column)
            ? IsEqual(value, column.Type, column.Text)
            : row.Remove($"{name}_raw", out var raw) && IsRaw(value, raw.Text);
    }

    private static bool AreEqual(JsonElement values, (string Type, string Text) list, (string Type, string Text) raws)
    {
        var items = Items(list.Text, values.GetArrayLength());
        var rawItems = Items(raws.Text, values.GetArrayLength());
        return values.EnumerateArray().Select((value, i) => (value, item: items[i], raw: rawItems[i])).All(at =>
            at.value.ValueKind == JsonValueKind.Null ? at.item is null && at.raw is null :
            at.item is not null ? at.raw is null && IsEqual(at.value, list.Type[..^2], at.item) :
            at.raw is not null && IsRaw(at.value, at.raw));
    }

    private static string?[] Items(string? list, int count)
    {
        string?[] items = list is null ? new string?[count] : [.. JsonDocument.Parse(list).RootElement.EnumerateArray().Select(item => item.GetString())];
        Assert.Equal(count, items.Length);
        return items;
    }

    private static bool IsEqual(JsonElement value, string type, string text) => type switch
    {
        "BOOLEAN" => value.ValueKind is JsonValueKind.True or JsonValueKind.False && value.GetBoolean() == (text == "true"),
        "VARCHAR" or "BLOB" => value.ValueKind == JsonValueKind.String && value.GetString() == text,
        "FLOAT" => value.ValueKind == JsonValueKind.Number && value.GetSingle() == float.Parse(text, CultureInfo.InvariantCulture),
        "DOUBLE" => value.ValueKind == JsonValueKind.Number && IsEqual(value.GetDouble(), double.Parse(text, CultureInfo.InvariantCulture)),
        "TIMESTAMP_NS" or "TIMESTAMP WITH TIME ZONE" => value.ValueKind == JsonValueKind.String && Nanoseconds(value.GetString()!) == text,
        _ => value.ValueKind == JsonValueKind.Number && value.GetRawText() == text,
    };

    // A device's single in a field of doubles is written as short as a single can be.
    private static bool IsEqual(double written, double stored) => written == stored || ((float)stored == stored && (float)written == (float)stored);

    private static string Nanoseconds(string time)
    {
        var seconds = DateTimeOffset.Parse(time[..19] + "Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        var fraction = time.Length > 20 ? time[20..^1].PadRight(9, '0') : "0";
        return (((Int128)seconds * 1_000_000_000) + int.Parse(fraction, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The octets of a value that its column cannot hold: hex in JSON, or a number in network order.</summary>
    private static bool IsRaw(JsonElement value, string hex) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() == hex,
        JsonValueKind.Number when value.GetRawText().AsSpan().ContainsAny(".eE") =>
            value.GetDouble() == BitConverter.Int64BitsToDouble(long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        JsonValueKind.Number => BigInteger.Parse(value.GetRawText(), CultureInfo.InvariantCulture)
            == BigInteger.Parse((value.GetRawText()[0] == '-' ? "" : "0") + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        _ => false,
    };
}

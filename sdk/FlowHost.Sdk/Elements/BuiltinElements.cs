using System.Globalization;
using System.Text;

namespace FlowHost.Sdk;

/// <summary>
/// The tables of <c>sdk/elements</c>, as the compiler put them into the assembly: keys in ascending order, and a line of text for each.
/// An element is made when it is first asked for.
/// </summary>
internal static partial class BuiltinElements
{
    private static readonly Element?[] Made = new Element?[Keys.Length];
    private static readonly Lazy<Dictionary<string, int>> Names = new(ReadNames);

    public static int Count => Keys.Length;

    /// <summary>All names and aliases.</summary>
    public static IEnumerable<string> AllNames => Names.Value.Keys;

    public static ulong KeyAt(int row) => Keys[row];

    /// <summary>The element of a row, always the same object.</summary>
    public static Element At(int row) => Volatile.Read(ref Made[row]) ?? Make(row);

    /// <summary>The element of a row whose storage the generator knows.</summary>
    public static Element<T> Get<T>(int row) => (Element<T>)At(row);

    /// <summary>The first row of an element, which holds for any length; −1: not in the tables.</summary>
    public static int IndexOf(ulong key)
    {
        var keys = Keys;
        var low = 0;
        var high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low < keys.Length && keys[low] == key ? low : -1;
    }

    /// <summary>The row of an element for a length on the wire, given its first row.</summary>
    public static int Variant(int first, int wireLength)
    {
        var keys = Keys;
        for (var row = first + 1; row < keys.Length && keys[row] == keys[first]; row++)
        {
            if (HoldsFor(row, wireLength))
            {
                return row;
            }
        }
        return first;
    }

    /// <summary>The row of a name or alias; −1: not in the tables.</summary>
    public static int IndexOf(string name) => Names.Value.GetValueOrDefault(name, -1);

    private static bool HoldsFor(int row, int wireLength) =>
        Text(row, 2).Split(';').Contains(wireLength.ToString(CultureInfo.InvariantCulture));

    private static Element Make(int row)
    {
        var key = Keys[row];
        var type = (ElementType)(Rows[Offsets[row]] - 'A');
        var made = Element.Create(new ElementInfo((uint)(key >> 16), (ushort)key, Text(row, 0), type, Text(row, 1)));
        return Interlocked.CompareExchange(ref Made[row], made, null) ?? made;
    }

    // Where two elements of one meaning share a name, the lower number has it: IANA's.
    private static Dictionary<string, int> ReadNames()
    {
        var names = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var row = 0; row < Count; row++)
        {
            names.TryAdd(Text(row, 0), row);
            foreach (var alias in Text(row, 3).Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                names.TryAdd(alias, row);
            }
        }
        return names;
    }

    // A line is a letter for the type, then name, unit, lengths and other names with tabs between.
    private static string Text(int row, int part)
    {
        var line = Rows[(Offsets[row] + 1)..(Offsets[row + 1] - 1)];
        for (; part > 0; part--)
        {
            line = line[(line.IndexOf((byte)'\t') + 1)..];
        }
        var end = line.IndexOf((byte)'\t');
        return Encoding.UTF8.GetString(end < 0 ? line : line[..end]);
    }
}

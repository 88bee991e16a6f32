namespace FlowHost.Sdk;

/// <summary>
/// What <see cref="IEnricher.Bind"/> works with: finds columns to read, adds columns to write. One per schema; not kept after Bind.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<Field> _fields;
    private readonly List<int> _visible;
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    internal SchemaBuilder(FlowSchema current, Action? requestRebind = null)
    {
        Current = current;
        RequestRebind = requestRebind ?? (() => { });
        _fields = [.. current.Fields];
        _visible = [.. Enumerable.Range(0, _fields.Count)];
    }

    /// <summary>The schema as decoded: its record type, and whether its records are options.</summary>
    public FlowSchema Current { get; }

    /// <summary>The fields so far: those of earlier enrichers, and those that were replaced or removed, included.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>
    /// Keep this and call it, from any thread, when the fields to add have changed, for example when an option table gained a name:
    /// the schema is bound again before its next batch.
    /// </summary>
    public Action RequestRebind { get; }

    internal IReadOnlyList<int> Visible => _visible;

    internal string Owner { get; set; } = "";

    /// <summary>Hears which fields are asked for by name, and whether they are there.</summary>
    internal Action<string, bool>? OnAsked { get; init; }

    internal bool IsSharedWriter { get; private set; }

    /// <summary>
    /// Says that batches of this schema change tables which other records are joined with. The host then keeps the order of arrival:
    /// what came before is enriched before these rows, what comes after it later.
    /// </summary>
    public void WritesSharedTables() => IsSharedWriter = true;

    /// <summary>
    /// Finds the first column of an element, if it is stored as the element says. For numbers see <see cref="TryGetNumber"/>.
    /// An element that was replaced is found by the name of the field in its place.
    /// </summary>
    public bool TryGet<T>(Element<T> element, out Column<T> column) => TryGet(IndexOf(element), out column);

    /// <summary>Finds a field by name, for example one that an earlier enricher added or put in another's place; false when it is stored otherwise.</summary>
    public bool TryGet<T>(string name, out Column<T> column) => TryGet(IndexOf(name), out column);

    /// <summary>Finds an unsigned number of whatever width the device sent, read as <see cref="ulong"/>.</summary>
    public bool TryGetNumber(Element element, out Column<ulong> column)
    {
        var index = IndexOf(element);
        column = default;
        if (index < 0 || _fields[index].Kind > FieldKind.UInt64)
        {
            return false;
        }
        column = new Column<ulong>(index, Current.Id, widen: _fields[index].Kind != FieldKind.UInt64);
        return true;
    }

    /// <summary>Finds an address of either family; a template may hold both, of which one is then zero in each row.</summary>
    public bool TryGetAddress(Element<uint> v4, Element<UInt128> v6, out AddressColumn column)
    {
        Column<uint>? four = TryGet(v4, out var c4) ? c4 : null;
        Column<UInt128>? six = TryGet(v6, out var c6) ? c6 : null;
        column = new AddressColumn(four, six);
        return four is not null || six is not null;
    }

    /// <summary>Finds a time in any unit, times relative to the device's start included.</summary>
    public bool TryGetTime(Element element, out TimeColumn column)
    {
        var index = IndexOf(element);
        var unit = index < 0 ? TimeUnit.None : _fields[index].TimeUnit;
        column = unit == TimeUnit.None ? default : new TimeColumn(index, Current.Id, unit);
        return unit != TimeUnit.None;
    }

    /// <summary>Every occurrence of an element that a template repeats, in order; empty if there is none.</summary>
    public Column<T>[] GetAll<T>(Element<T> element)
    {
        var columns = new List<Column<T>>();
        foreach (var index in _visible)
        {
            if (_fields[index].Element?.Key == element.Key && TryGet(index, out Column<T> column))
            {
                columns.Add(column);
            }
        }
        return [.. columns];
    }

    /// <summary>
    /// Whether a field of this name can be added; for names that come from data. It is not where an output could not tell it from another:
    /// where the name is a field's, a group's or that of metadata, or is a value where another field has a group.
    /// </summary>
    public bool IsFree(string name) => Clash(name) is null;

    /// <summary>Adds a column; all its rows start null.</summary>
    /// <exception cref="InvalidOperationException">The name is taken, by a field, a group or metadata; the message names the plugin that added it.</exception>
    public NewColumn<T> Add<T>(NewField<T> field)
    {
        Require(field.Definition.Name);
        return Append<T>(field.Definition, _visible.Count);
    }

    /// <summary>
    /// Puts a new column in the place of a field that was found: outputs show it, and later enrichers find it, under the new field's name.
    /// </summary>
    public NewColumn<TNew> Replace<TOld, TNew>(Column<TOld> old, NewField<TNew> field)
    {
        var place = Hide(old);
        Require(field.Definition.Name);
        return Append<TNew>(field.Definition, place);
    }

    /// <summary>
    /// Puts a new column of the same element and name in the place of a field that was found, to change values or leave some out. All its rows
    /// start null; later enrichers find it as they would have found the old one, which its handle goes on to read.
    /// </summary>
    public NewColumn<T> Rewrite<T>(Column<T> old)
    {
        var place = Hide(old);
        return Append<T>(_fields[old.Index] with { Kind = FieldKindOf<T>.Kind, CanBeNull = true }, place);
    }

    /// <summary>Leaves a field out of every output; later enrichers do not find it. Columns that were found before go on to be read.</summary>
    public void Remove<T>(Column<T> column) => Hide(column);

    /// <summary>What an enricher could change, to take it back if its Bind comes to nothing.</summary>
    internal (int Fields, int[] Visible, bool IsSharedWriter) Save() => (_fields.Count, [.. _visible], IsSharedWriter);

    internal void Restore((int Fields, int[] Visible, bool IsSharedWriter) before)
    {
        _fields.RemoveRange(before.Fields, _fields.Count - before.Fields);
        _visible.Clear();
        _visible.AddRange(before.Visible);
        IsSharedWriter = before.IsSharedWriter;
    }

    /// <summary>The first column of an element that outputs show; −1: there is none.</summary>
    internal int IndexOf(Element element) => FirstVisible(index => _fields[index].Element?.Key == element.Key);

    /// <summary>The column of a name that outputs show; −1: there is none.</summary>
    internal int IndexOf(string name)
    {
        var index = FirstVisible(index => string.Equals(_fields[index].Name, name, StringComparison.Ordinal));
        OnAsked?.Invoke(name, index >= 0);
        return index;
    }

    private void Require(string name)
    {
        if (Clash(name) is { } clash)
        {
            throw new InvalidOperationException(clash);
        }
    }

    /// <summary>Why a name cannot be added; null when it can.</summary>
    private string? Clash(string name)
    {
        if (RecordMetadata.Names.Contains(name))
        {
            return $"Field '{name}' would hide metadata that every record has: give it another name or group.";
        }
        foreach (var index in _visible)
        {
            var other = _fields[index].Name;
            if (string.Equals(other, name, StringComparison.Ordinal) || IsGroupOf(name, other) || IsGroupOf(other, name))
            {
                var by = _owners.TryGetValue(other, out var owner) ? $"added by {owner}" : "sent by the device";
                return $"Field '{name}' is already in the schema, as '{other}' ({by}): give yours another name or group, or use Replace.";
            }
        }
        return null;
    }

    private static bool IsGroupOf(string group, string name) =>
        name.Length > group.Length && name[group.Length] == '.' && name.StartsWith(group, StringComparison.Ordinal);

    private NewColumn<T> Append<T>(Field definition, int place)
    {
        _fields.Add(definition);
        _visible.Insert(place, _fields.Count - 1);
        _owners[definition.Name] = Owner;
        return new NewColumn<T>(_fields.Count - 1, Current.Id);
    }

    private int Hide<T>(Column<T> column)
    {
        var place = _visible.IndexOf(column.Index);
        if (place < 0)
        {
            throw new InvalidOperationException("The column is not among the outputs: it was removed or replaced before, or is not of this schema.");
        }
        _visible.RemoveAt(place);
        return place;
    }

    private bool TryGet<T>(int index, out Column<T> column)
    {
        var found = index >= 0 && _fields[index].Kind == FieldKindOf<T>.Kind;
        column = found ? new Column<T>(index, Current.Id) : default;
        return found;
    }

    private int FirstVisible(Predicate<int> match)
    {
        var place = _visible.FindIndex(match);
        return place < 0 ? -1 : _visible[place];
    }
}

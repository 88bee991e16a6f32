namespace FlowHost.Sdk;

/// <summary>Many datagrams that are processed in one go, in the order in which they arrived. The input owns it and uses it again.</summary>
/// <param name="capacity">How many datagrams it holds at most.</param>
public sealed class DatagramBurst(int capacity)
{
    private readonly Datagram[] _items = new Datagram[capacity];

    /// <summary>How many datagrams it can hold.</summary>
    public int Capacity => _items.Length;

    /// <summary>How many datagrams it holds.</summary>
    public int Count { get; private set; }

    /// <summary>True when it can take no more.</summary>
    public bool IsFull => Count == _items.Length;

    /// <summary>
    /// True when the source can wait (a file): a full exporter queue then holds the input back instead of dropping rows.
    /// </summary>
    public bool CanWait { get; init; }

    /// <summary>The datagrams, oldest first.</summary>
    public ReadOnlySpan<Datagram> Items => _items.AsSpan(0, Count);

    /// <summary>Adds a datagram.</summary>
    /// <exception cref="InvalidOperationException">The burst is full.</exception>
    public void Add(in Datagram datagram)
    {
        if (IsFull)
        {
            throw new InvalidOperationException($"The burst is full: it holds {Capacity} datagrams.");
        }
        _items[Count++] = datagram;
    }

    /// <summary>Empties it.</summary>
    public void Clear() => Count = 0;
}

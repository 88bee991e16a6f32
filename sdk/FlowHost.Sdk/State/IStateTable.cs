namespace FlowHost.Sdk;

/// <summary>
/// Octets by key that survive a restart. Each change is appended to the file at once; the host tidies the file up. Damaged places of a file are
/// left out, so check what you read. May be called from any thread.
/// </summary>
public interface IStateTable
{
    /// <summary>Octets that a key and its value may have together.</summary>
    const int LongestRecord = 128 * 1024;

    /// <summary>What the table holds now, in no order that means anything: at first, what was there before the restart.</summary>
    IReadOnlyList<StateRecord> Records { get; }

    /// <summary>Sets a key's value. The same value again costs a comparison.</summary>
    /// <param name="key">At most 65,535 octets.</param>
    /// <param name="value">Any octets; start with a version if their meaning may change.</param>
    /// <returns>False when it is too long or the table is full (256 MiB): the key has no value then. Bound by yourself what the network names.</returns>
    bool Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Removes a key: it does not come back after a restart.</summary>
    /// <returns>False when there is none.</returns>
    bool Remove(ReadOnlySpan<byte> key);
}

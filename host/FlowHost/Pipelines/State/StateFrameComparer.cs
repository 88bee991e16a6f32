namespace FlowHost.Pipelines.State;

/// <summary>Takes records of one key for equal, so that a set of them is a table without objects for its keys.</summary>
internal sealed class StateFrameComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static StateFrameComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => StateFrame.KeyOf(x).SequenceEqual(StateFrame.KeyOf(y));

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(StateFrame.KeyOf(other));

    public int GetHashCode(byte[] obj) => GetHashCode(StateFrame.KeyOf(obj));

    // Seeded: keys hold what the network names.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => StateFrame.Set(alternate, []);
}

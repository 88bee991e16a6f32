namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>The extensions of a hello in order, for <c>foreach</c>. The last one may be cut.</summary>
internal ref struct ExtensionList(ReadOnlySpan<byte> octets)
{
    private OctetReader _octets = new(octets);

    /// <summary>The type of the present extension.</summary>
    public ushort Type { get; private set; }

    /// <summary>The data of the present extension.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Whether the extensions read so far have more octets than there are.</summary>
    public readonly bool IsCut => _octets.IsCut;

    public readonly ExtensionList Current => this;

    public readonly ExtensionList GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_octets.IsAtEnd)
        {
            return false;
        }
        Type = _octets.UInt16();
        Data = _octets.Block(lengthOctets: 2);
        return true;
    }
}

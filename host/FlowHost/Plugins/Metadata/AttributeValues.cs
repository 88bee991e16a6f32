using System.Reflection.Metadata;

namespace FlowHost.Plugins.Metadata;

/// <summary>
/// The arguments of an attribute that has texts and types only, which are texts too (ECMA-335 II.23.3).
/// </summary>
/// <param name="Fixed">Those of the constructor.</param>
/// <param name="Named">Properties, by name.</param>
internal sealed record AttributeValues(IReadOnlyList<string?> Fixed, IReadOnlyDictionary<string, string?> Named)
{
    private const ushort Prolog = 1;
    private const byte Property = 0x54;
    private const byte TextType = 0x0E;
    private const byte SystemType = 0x50;

    /// <summary>Reads the arguments.</summary>
    /// <param name="reader">The assembly's metadata.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="count">How many arguments its constructor has.</param>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public static AttributeValues Read(MetadataReader reader, CustomAttribute attribute, int count)
    {
        var blob = reader.GetBlobReader(attribute.Value);
        if (blob.ReadUInt16() != Prolog)
        {
            throw new BadImageFormatException("An attribute has no prolog.");
        }
        var values = new string?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = blob.ReadSerializedString();
        }
        var named = new Dictionary<string, string?>(StringComparer.Ordinal);
        // What follows an argument of another type, as a newer contract may have, is left unread.
        for (var left = blob.ReadUInt16(); left > 0 && blob.ReadByte() == Property && blob.ReadByte() is TextType or SystemType; left--)
        {
            named[blob.ReadSerializedString() ?? ""] = blob.ReadSerializedString();
        }
        return new AttributeValues(values, named);
    }
}

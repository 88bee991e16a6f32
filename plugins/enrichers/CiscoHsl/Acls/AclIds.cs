using System.Buffers.Binary;
using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoHsl.Acls;

/// <summary>
/// The ids of an access list, its entry and its extended entry, which ASA sends as 12 octets: in digits as <c>show access-list</c> has them.
/// </summary>
internal sealed class AclIds(string group, Element<Octets> element) : IEnricher
{
    private const int Octets = 3 * sizeof(uint);

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(element, out var sent) || !schema.IsFree(group))
        {
            return null;
        }
        var list = schema.Add(Field.Text(group + ".AclID"));
        var entry = schema.Add(Field.Text(group + ".AceID"));
        var extendedEntry = schema.Add(Field.Text(group + ".ExtendedAceID"));
        return batch =>
        {
            var ids = batch[sent];
            var lists = batch[list];
            var entries = batch[entry];
            var extendedEntries = batch[extendedEntry];
            for (var row = 0; row < batch.Count; row++)
            {
                var octets = ids[row];
                if (octets.Length == Octets)
                {
                    Write(lists, row, octets);
                    Write(entries, row, octets[sizeof(uint)..]);
                    Write(extendedEntries, row, octets[(2 * sizeof(uint))..]);
                }
            }
        };
    }

    /// <summary>0 says that there is none.</summary>
    private static void Write(TextColumnWriter texts, int row, ReadOnlySpan<byte> octets)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(octets);
        if (id != 0)
        {
            Span<byte> text = [(byte)'0', (byte)'x', 0, 0, 0, 0, 0, 0, 0, 0];
            _ = id.TryFormat(text[2..], out _, "x8", CultureInfo.InvariantCulture);
            texts.Set(row, text);
        }
    }
}

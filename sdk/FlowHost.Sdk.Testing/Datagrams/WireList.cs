namespace FlowHost.Sdk.Testing;

/// <summary>
/// Structured data (RFC 6313), as values of basicList (291), subTemplateList (292) and subTemplateMultiList (293) fields. Lists nest:
/// a list is a value like any other.
/// </summary>
public static class WireList
{
    /// <summary>Values of one element (RFC 6313 section 4.5.1).</summary>
    /// <param name="semantic">How the values relate to the record.</param>
    /// <param name="element">The element, with the length of each value.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">A value does not fit the element.</exception>
    public static WireValue Basic(ListSemantic semantic, WireField element, params ReadOnlySpan<WireValue> values)
    {
        var output = new OctetWriter();
        output.UInt8((byte)semantic);
        IpfixMessage.WriteFieldSpecifier(output, element);
        foreach (var value in values)
        {
            FieldEncoder.Write(output, element, value);
        }

        return output.ToArray();
    }

    /// <summary>Records of one template (RFC 6313 section 4.5.2).</summary>
    /// <param name="semantic">How the records of the list relate to the one that holds it.</param>
    /// <param name="template">Their template, named even when the list is empty.</param>
    /// <param name="records">The records.</param>
    /// <exception cref="ArgumentException">A record is of another template.</exception>
    public static WireValue SubTemplate(ListSemantic semantic, WireTemplate template, params ReadOnlySpan<WireRecord> records)
    {
        var output = new OctetWriter();
        output.UInt8((byte)semantic);
        output.UInt16(template.Id);
        foreach (var record in records)
        {
            if (record.TemplateId != template.Id)
            {
                throw new ArgumentException(
                    $"A subTemplateList of template {template.Id} cannot hold a record of template {record.TemplateId}: use SubTemplateMulti.",
                    nameof(records));
            }

            output.Octets(record.Octets.Span);
        }

        return output.ToArray();
    }

    /// <summary>Records of several templates (RFC 6313 section 4.5.3); neighbours of one template share a block.</summary>
    /// <param name="semantic">How the records of the list relate to the one that holds it.</param>
    /// <param name="records">The records.</param>
    public static WireValue SubTemplateMulti(ListSemantic semantic, params ReadOnlySpan<WireRecord> records)
    {
        var output = new OctetWriter();
        output.UInt8((byte)semantic);
        for (var first = 0; first < records.Length;)
        {
            var start = output.Length;
            var templateId = records[first].TemplateId;
            output.UInt16(templateId);
            output.UInt16(0);
            for (; first < records.Length && records[first].TemplateId == templateId; first++)
            {
                output.Octets(records[first].Octets.Span);
            }

            // The length of a block counts its own header of 4 octets (erratum 3232).
            output.PatchUInt16(start + 2, output.Length - start, "the block of a subTemplateMultiList");
        }

        return output.ToArray();
    }
}

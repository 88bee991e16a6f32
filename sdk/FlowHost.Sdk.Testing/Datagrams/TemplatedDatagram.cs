namespace FlowHost.Sdk.Testing;

/// <summary>
/// What NetFlow v9 and IPFIX share: a header, then sets of templates and of data, added in the order they go on the wire. Nothing is
/// padded and nothing is checked against what was sent before unless a method says so: tests need datagrams that are wrong.
/// </summary>
/// <typeparam name="TSelf">The datagram that is being built.</typeparam>
public abstract class TemplatedDatagram<TSelf>
    where TSelf : TemplatedDatagram<TSelf>
{
    private int _lastSet = -1;

    private protected TemplatedDatagram()
    {
    }

    /// <summary>How many data records were added: what the sequence number of the agent's next IPFIX message grows by.</summary>
    public int DataRecordCount { get; private set; }

    /// <summary>How many templates and options templates were added.</summary>
    public int TemplateCount { get; private set; }

    private protected OctetWriter Sets { get; } = new();

    private protected abstract ushort TemplateSetId { get; }

    private protected abstract ushort OptionsTemplateSetId { get; }

    /// <summary>Adds a set with one template.</summary>
    /// <param name="id">The template id.</param>
    /// <param name="fields">The fields in wire order.</param>
    public TSelf Template(ushort id, params ReadOnlySpan<WireField> fields) => Templates(new WireTemplate(id, fields));

    /// <summary>Adds a set with one options template.</summary>
    /// <param name="id">The template id.</param>
    /// <param name="scope">The scope fields.</param>
    /// <param name="fields">The fields after them.</param>
    public TSelf OptionsTemplate(ushort id, ReadOnlySpan<WireField> scope, ReadOnlySpan<WireField> fields) =>
        Templates(WireTemplate.Options(id, scope, fields));

    /// <summary>Adds templates and options templates; neighbours of one kind share a set.</summary>
    public TSelf Templates(params ReadOnlySpan<WireTemplate> templates)
    {
        for (var i = 0; i < templates.Length; i++)
        {
            var template = templates[i];
            if (i == 0 || templates[i - 1].IsOptions != template.IsOptions)
            {
                BeginSet(template.IsOptions ? OptionsTemplateSetId : TemplateSetId);
            }

            WriteTemplate(Sets, template);
            EndSet();
        }

        TemplateCount += templates.Length;
        return This();
    }

    /// <summary>Adds a data set.</summary>
    /// <param name="records">At least one record; all of one template.</param>
    /// <exception cref="ArgumentException">No record, or records of several templates.</exception>
    public TSelf Data(params ReadOnlySpan<WireRecord> records)
    {
        if (records.IsEmpty)
        {
            throw new ArgumentException("A data set takes its id from its records: use Data(setId) for one without any.", nameof(records));
        }

        foreach (var record in records)
        {
            if (record.TemplateId != records[0].TemplateId)
            {
                throw new ArgumentException(
                    $"A data set holds records of one template, but these are of {records[0].TemplateId} and {record.TemplateId}.",
                    nameof(records));
            }
        }

        return Data(records[0].TemplateId, records);
    }

    /// <summary>Adds a data set with the id given, whatever templates its records were encoded with.</summary>
    /// <param name="setId">The set id.</param>
    /// <param name="records">Its records; may be none.</param>
    public TSelf Data(ushort setId, params ReadOnlySpan<WireRecord> records)
    {
        BeginSet(setId);
        foreach (var record in records)
        {
            Sets.Octets(record.Octets.Span);
        }

        EndSet();
        DataRecordCount += records.Length;
        return This();
    }

    /// <summary>Adds padding inside the last set, which grows by it.</summary>
    /// <param name="count">Octets of padding.</param>
    /// <param name="value">Their value; RFC 7011 section 3.3.1 asks for 0, some devices send others.</param>
    /// <exception cref="InvalidOperationException">There is no set yet.</exception>
    public TSelf Pad(int count, byte value = 0)
    {
        if (_lastSet < 0)
        {
            throw new InvalidOperationException("Padding belongs to a set: add templates or data before it.");
        }

        Sets.Fill(count, value);
        EndSet();
        return This();
    }

    /// <summary>Pads the last set to a multiple of 4 octets, as RFC 3954 section 5.3 asks and RFC 7011 allows.</summary>
    /// <exception cref="InvalidOperationException">There is no set yet.</exception>
    public TSelf Align() => Pad(-Sets.Length & 3);

    /// <summary>Adds a set header that says what it likes, and octets after it.</summary>
    /// <param name="id">The set id.</param>
    /// <param name="length">The length that the header claims; an honest one counts the header's own 4 octets.</param>
    /// <param name="octets">What follows the header.</param>
    public TSelf RawSet(ushort id, ushort length, params ReadOnlySpan<byte> octets)
    {
        Sets.UInt16(id);
        Sets.UInt16(length);
        return Raw(octets);
    }

    /// <summary>Adds octets that belong to no set: junk behind the last one, or the start of something else.</summary>
    public TSelf Raw(params ReadOnlySpan<byte> octets)
    {
        Sets.Octets(octets);
        _lastSet = -1;
        return This();
    }

    /// <summary>The datagram as it goes on the wire.</summary>
    /// <exception cref="InvalidOperationException">It is longer than its header can say.</exception>
    public byte[] ToArray()
    {
        var output = new OctetWriter();
        var sets = Sets.ToArray();
        WriteHeader(output, sets.Length);
        output.Octets(sets);
        return output.ToArray();
    }

    private protected abstract void WriteHeader(OctetWriter output, int lengthOfSets);

    private protected abstract void WriteTemplate(OctetWriter output, WireTemplate template);

    private protected void BeginSet(ushort id)
    {
        _lastSet = Sets.Length;
        Sets.UInt16(id);
        Sets.UInt16(0);
    }

    private protected void EndSet() => Sets.PatchUInt16(_lastSet + 2, Sets.Length - _lastSet, "The set");

    private TSelf This() => (TSelf)this;
}

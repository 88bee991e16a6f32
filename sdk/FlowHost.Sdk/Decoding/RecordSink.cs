namespace FlowHost.Sdk;

/// <summary>The worker, seen from a decoder: compiles templates once and takes records by the set.</summary>
public abstract class RecordSink
{
    internal RecordSink()
    {
    }

    /// <summary>
    /// Compiles a template. Keep the plan for as long as the device repeats the template octet by octet: comparing is cheap, compiling is not.
    /// </summary>
    /// <returns>Null when the template is refused: it has no length, or the host holds as many schemas as it may. Count it as <see cref="DropReason.TemplateRejected"/>.</returns>
    public abstract TemplatePlan? Compile(TemplateDefinition template);

    /// <summary>Counts what was not decoded. A decoder that leaves something out without this breaks the ledger.</summary>
    public abstract void CountDrop(DropReason reason, long count = 1);

    /// <summary>Counts a data set or options data set that was decoded, padding included.</summary>
    public abstract void CountSet();

    /// <summary>Decodes the records of one set into rows.</summary>
    /// <param name="plan">The set's template.</param>
    /// <param name="source">What the records have in common.</param>
    /// <param name="records">The set's content, padding included.</param>
    /// <param name="header">The values of <see cref="TemplateDefinition.HeaderFields"/>, one after another.</param>
    /// <param name="limit">Decodes no more records than this: an octet on the wire may be a whole row here. Count a set that has more as <see cref="DropReason.RecordLimit"/>.</param>
    /// <param name="subTemplates">Finds the templates that lists of the records name. Null, or what it does not find: such lists keep their octets.</param>
    public AppendResult Append(
        TemplatePlan plan,
        in RecordSource source,
        ReadOnlySpan<byte> records,
        ReadOnlySpan<byte> header = default,
        int limit = int.MaxValue,
        ISubTemplates? subTemplates = null)
    {
        var total = 0;
        var consumed = 0;
        while (records.Length - consumed >= plan.MinimumRecordLength)
        {
            if (total > 0 && plan.IsPadding(records[consumed..]))
            {
                consumed = records.Length;
                break;
            }
            if (total >= limit)
            {
                break;
            }
            var wanted = plan.HasFixedLength ? (records.Length - consumed) / plan.MinimumRecordLength : 1;
            var batch = Open(plan.Schema, Math.Min(wanted, limit - total));
            var rows = plan.Decode(batch, source, records[consumed..], header, limit - total, subTemplates, out var taken, out var end);
            total += rows;
            consumed += taken;
            if (end == DecodeEnd.LongNumber)
            {
                var record = Append(plan.ForLongNumbers!, source, records[consumed..], header, limit: 1, subTemplates);
                total += record.Records;
                consumed += record.Consumed;
                end = record.IsMalformed ? DecodeEnd.Malformed : DecodeEnd.NoMore;
            }
            if (end == DecodeEnd.Malformed)
            {
                return new AppendResult(total, consumed, IsMalformed: true);
            }
        }
        return new AppendResult(total, consumed, IsMalformed: false);
    }

    /// <summary>The open batch of a schema, with room for at least one row and, where it may grow, for as many as wanted.</summary>
    internal abstract FlowBatch Open(FlowSchema schema, int wanted);
}

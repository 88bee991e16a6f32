namespace FlowHost.Sdk;

/// <summary>
/// The worker, seen from a decoder: compiles templates once, takes records by the set, and keeps the account. Each set that is begun ends in
/// one way; one that does not shows in <c>flowhost_unaccounted</c>.
/// </summary>
public abstract class RecordSink
{
    private SourceLedger? _last;
    private SourceLedger? _open;

    // The set whose template lets others go on: it is open behind them.
    private SourceLedger? _outer;

    internal RecordSink()
    {
    }

    /// <summary>All sources together.</summary>
    internal SourceLedger Totals { get; private protected set; } = new(null, 0, 0);

    /// <summary>
    /// Compiles a template. Keep the plan for as long as the device repeats the template octet by octet: comparing is cheap, compiling is not.
    /// </summary>
    /// <returns>Null when the template is refused: it has no length, or the host holds as many schemas as it may. Count it as <see cref="DropReason.TemplateRejected"/>.</returns>
    public abstract TemplatePlan? Compile(TemplateDefinition template);

    /// <summary>Notes the header of a message, when all of it has been read.</summary>
    /// <param name="source">Its domain and times.</param>
    /// <param name="datagram">What carried it.</param>
    /// <param name="sequence">The sequence number in the header: gaps are loss on the way here.</param>
    /// <param name="unit">What the protocol has it count.</param>
    /// <param name="records">How many records the message holds; null when that is not known, because a set could not be decoded.</param>
    public void CountMessage(in RecordSource source, in Datagram datagram, uint sequence, SequenceUnit unit, int? records)
    {
        Of(source).AddMessage(source, datagram, sequence, unit, records);
        OnMessage(source);
    }

    /// <summary>Begins a set; one of <see cref="EndSet"/>, <see cref="DropSet"/> and <see cref="HoldSet"/> must follow.</summary>
    public void BeginSet(in RecordSource source)
    {
        _open = Of(source);
        _open.Sets.See();
        Totals.Sets.See();
    }

    /// <summary>Ends a set that could be read.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="hasData">Whether it held records; false for templates.</param>
    public void EndSet(in RecordSource source, bool hasData = true)
    {
        var ledger = Close(source);
        ledger.Sets.Pass();
        Totals.Sets.Pass();
        if (hasData)
        {
            ledger.AddDataSet();
            Totals.AddDataSet();
        }
    }

    /// <summary>Ends a set that could not be read, or only in part.</summary>
    public void DropSet(in RecordSource source, DropReason reason)
    {
        Close(source).Sets.Drop(reason);
        Totals.Sets.Drop(reason);
    }

    /// <summary>Ends a set that waits for its template.</summary>
    public void HoldSet(in RecordSource source)
    {
        Close(source).Sets.Wait(1);
        Totals.Sets.Wait(1);
    }

    /// <summary>Goes on with a set that waited; <see cref="EndSet"/> or <see cref="DropSet"/> must follow.</summary>
    public void ResumeSet(in RecordSource source)
    {
        (_outer, _open) = (_open, Of(source));
        _open.Sets.Wait(-1);
        Totals.Sets.Wait(-1);
    }

    /// <summary>Counts a template that is new or has changed, or that was left out.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="reason">Why it was left out.</param>
    public void CountTemplate(in RecordSource source, DropReason reason = DropReason.None)
    {
        var ledger = Of(source);
        ledger.Templates.See();
        ledger.Templates.End(reason);
        Totals.Templates.See();
        Totals.Templates.End(reason);
    }

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
            Count(source, rows);
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

    /// <summary>The account of a source.</summary>
    internal abstract SourceLedger Find(in RecordSource source);

    /// <summary>Called for each message: for sinks that hold a decoder to its account.</summary>
    internal virtual void OnMessage(in RecordSource source)
    {
    }

    /// <summary>Ends sets that were begun and never ended, because the decoder threw an exception.</summary>
    internal void DropOpenSets(DropReason reason)
    {
        while (_open is { } open)
        {
            open.Sets.Drop(reason);
            Totals.Sets.Drop(reason);
            (_open, _outer) = (_outer, null);
        }
    }

    /// <summary>The host forgets the agent: its account is not to be found again by its address.</summary>
    internal void ForgetSource() => _last = null;

    private SourceLedger Of(in RecordSource source) => _last is { } last && last.IsOf(source) ? last : _last = Find(source);

    private SourceLedger Close(in RecordSource source)
    {
        (_open, _outer) = (_outer, null);
        return Of(source);
    }

    private void Count(in RecordSource source, int rows)
    {
        Of(source).AddRecords(rows);
        Totals.AddRecords(rows);
    }
}

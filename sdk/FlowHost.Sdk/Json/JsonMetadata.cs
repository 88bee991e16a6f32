namespace FlowHost.Sdk;

/// <summary>The members that every row begins with; encoded anew only where rows of another source begin.</summary>
internal sealed class JsonMetadata(string recordType)
{
    private readonly Utf8Buffer _text = new(256);
    private readonly TimeText _times = new();
    private RecordSource _source;

    /// <summary>The object's beginning, without a comma at the end.</summary>
    public ReadOnlySpan<byte> Of(in RecordSource source)
    {
        if (!ReferenceEquals(source.Agent, _source.Agent)
            || source.ExportTime != _source.ExportTime
            || source.SetId != _source.SetId
            || source.Domain != _source.Domain
            || source.Version != _source.Version)
        {
            Encode(source);
        }
        return _text.Written;
    }

    private void Encode(in RecordSource source)
    {
        _source = source;
        _text.Clear();
        _text.Append("{\"AgentID\":\""u8);
        _text.Append(source.Agent.Utf8);
        if (source.Agent.Name is { } name)
        {
            _text.Append("\",\"AgentName\":\""u8);
            TextEscaper.AppendJson(_text, name);
        }
        _text.Append("\",\"Version\":"u8);
        Append(source.Version);
        _text.Append(",\"DomainID\":"u8);
        Append(source.Domain);
        _text.Append(",\"SetID\":"u8);
        Append(source.SetId);
        _text.Append(",\"CreateAt\":\""u8);
        // Whole seconds, whatever a v5 header adds to them: the time names the header, records have times of their own.
        _text.Advance(_times.WriteNanoseconds(_text.GetSpan(TimeText.MaxLength), source.ExportTime, digits: 0));
        _text.Append("\",\"Type\":\""u8);
        TextEscaper.AppendJson(_text, recordType);
        _text.Append((byte)'"');
    }

    private void Append(uint number) => _text.Advance(Digits.Write(_text.GetSpan(20), number));
}

using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates that lists in records name, looked up as that of the set is. One object serves all messages of a decoder.</summary>
internal sealed class SubTemplates(TemplateLookup templates) : ISubTemplates
{
    private Message? _message;
    private RecordSink? _records;

    /// <summary>Tells where the records come from that are decoded next.</summary>
    public SubTemplates Of(Message message, RecordSink records)
    {
        _message = message;
        _records = records;
        return this;
    }

    /// <inheritdoc/>
    public TemplatePlan? Find(ushort templateId) => templates.Find(templateId, _message!) is { IsRefused: false } template
        ? template.Plan ?? templates.Compile(template, _message!, _records!)
        : null;
}

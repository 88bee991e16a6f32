namespace FlowHost.Pipelines;

/// <summary>Set, from any thread, by an enricher whose fields for a schema have changed; there before the binding it concerns is done.</summary>
internal sealed class RebindRequest
{
    private volatile bool _isSet;

    public bool IsSet => _isSet;

    public void Set() => _isSet = true;
}

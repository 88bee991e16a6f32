namespace FlowHost.Sdk;

/// <summary>One or more members of a JSON object.</summary>
internal abstract class JsonNode
{
    /// <summary>Goes to another batch.</summary>
    public abstract void Begin(FlowBatch batch);

    /// <summary>Adds the members, each with a comma in front; nothing for what has no value.</summary>
    public abstract void Append(Utf8Buffer buffer, int row);
}

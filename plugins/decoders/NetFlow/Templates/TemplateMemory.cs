namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>What the templates of all agents of a decoder take together: source addresses of UDP can be forged.</summary>
internal sealed class TemplateMemory
{
    /// <summary>256 MiB: twenty templates of 25 fields from each of 16,000 devices.</summary>
    public const long Limit = 256L * 1024 * 1024;

    public long Used { get; set; }
}

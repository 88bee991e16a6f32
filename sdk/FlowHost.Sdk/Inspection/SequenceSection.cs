namespace FlowHost.Sdk;

/// <summary>What the sequence numbers of a domain say: an estimate, for the network may lose, repeat and reorder.</summary>
/// <param name="Unit">What the device counts.</param>
/// <param name="Received">What was received, in the unit.</param>
/// <param name="Lost">What is missing, in the unit.</param>
/// <param name="Duplicates">Messages that came twice.</param>
/// <param name="Reordered">Messages that came after later ones.</param>
/// <param name="Restarts">How often the device began to count anew.</param>
/// <param name="Unexplained">Messages whose number fits nothing.</param>
public sealed record SequenceSection(
    SequenceUnit Unit, long Received, long Lost, long Duplicates, long Reordered, long Restarts, long Unexplained)
{
    /// <summary>
    /// Whether the numbers can be believed: at most one message in twenty fits nothing. Without that, loss cannot be told.
    /// </summary>
    public bool IsPlausible => Messages > 1 && Unexplained * 20 <= Messages;

    /// <summary>Messages that had a number.</summary>
    public required long Messages { get; init; }

    /// <summary>What was received of what was sent, in percent; null when it cannot be told.</summary>
    public double? Completeness => IsPlausible && Received > 0 ? 100.0 * Received / (Received + Lost) : null;
}

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>The system's words as a sentence.</summary>
internal static class Fault
{
    public static string SentenceOf(Exception exception) => exception.Message.TrimEnd('.', ' ') + ".";
}

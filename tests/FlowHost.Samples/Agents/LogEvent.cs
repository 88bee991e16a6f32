using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>A conversation begins or ends, and a device logs it.</summary>
internal readonly record struct LogEvent(Translation Translation, bool IsEnd)
{
    // A TCP session is forgotten at once, the others when they have been silent for a second.
    private const double Silence = 1.0;

    public Conversation Of => Translation.Conversation;

    public double Time => (IsEnd, Of.IsTcp) switch
    {
        (false, _) => Of.Start,
        (true, true) => Of.End,
        (true, false) => Of.End + Silence,
    };

    public DateTimeOffset At => Clock.At(Time);

    /// <summary>Events of the translated conversations, in one group a second.</summary>
    public static IEnumerable<IGrouping<int, LogEvent>> BySecond() => Translation.All
        .SelectMany(translation => new LogEvent[] { new(translation, IsEnd: false), new(translation, IsEnd: true) })
        .OrderBy(logged => logged.Time)
        .GroupBy(logged => (int)logged.Time + 1);
}

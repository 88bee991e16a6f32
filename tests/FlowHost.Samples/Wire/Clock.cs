namespace FlowHost.Samples.Wire;

/// <summary>The sample's own time: seconds since its first datagram.</summary>
internal static class Clock
{
    public const int Length = 60;

    public static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(Math.Round(seconds * 1000));
}

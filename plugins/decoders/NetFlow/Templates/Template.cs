using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>A template as a device sent it, and how to decode with it.</summary>
/// <param name="wire">Its octets: an identical one costs a comparison.</param>
/// <param name="isOptions">Whether it is an options template.</param>
/// <param name="isRefused">Whether it cannot be used, which need not be found out again: its data has no template.</param>
internal sealed class Template(byte[] wire, bool isOptions, bool isRefused = false)
{
    // The objects around the octets, their places in tables, and the steps of the plan, which take four times the octets.
    private const int Overhead = 512;
    private const int SizeOfOctet = 5;
    private const long NotSaved = long.MinValue;

    private long _savedAt = NotSaved;

    public byte[] Wire { get; } = wire;

    public bool IsOptions { get; } = isOptions;

    public bool IsRefused { get; } = isRefused;

    /// <summary>The compiled form; null until data asks for it.</summary>
    public TemplatePlan? Plan { get; set; }

    /// <summary>More than 0 when it was not compiled because its agent had no room for so many fields: it is tried again when there is.</summary>
    public int PostponedFields { get; set; }

    /// <summary>The host has no room for it: it is not tried again.</summary>
    public bool IsHopeless { get; set; }

    /// <summary>When it was first sent: nanoseconds since 1970-01-01 UTC.</summary>
    public long FirstSeen { get; init; }

    /// <summary>When it was last sent.</summary>
    public long LastSeen { get; private set; }

    /// <summary>The longest time between two announcements, in nanoseconds; 0: it was sent once.</summary>
    public long Interval { get; private set; }

    /// <summary>Data sets that were decoded with it.</summary>
    public long Sets { get; set; }

    /// <summary>Whether it is in the file that survives a restart.</summary>
    public bool IsSaved => _savedAt != NotSaved;

    /// <summary>Roughly the memory that a template of so many octets takes.</summary>
    public static int SizeOf(int octets) => Overhead + (octets * SizeOfOctet);

    public bool IsSame(ReadOnlySpan<byte> wire, bool isOptions) => IsOptions == isOptions && wire.SequenceEqual(Wire);

    /// <summary>The device has sent it, again.</summary>
    public void Refresh(long now)
    {
        // Several at once are one announcement.
        if (LastSeen > 0 && now - LastSeen > TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerSecond)
        {
            Interval = Math.Max(Interval, now - LastSeen);
        }
        LastSeen = Math.Max(LastSeen, now);
    }

    /// <summary>Takes over what is known from before a restart.</summary>
    public void Restore(long lastSeen, long interval) => (LastSeen, Interval, _savedAt) = (lastSeen, interval, lastSeen);

    /// <summary>It is in the file now, as it is.</summary>
    public void MarkSaved() => _savedAt = LastSeen;

    /// <summary>Whether what the file says of it is older than a time.</summary>
    public bool IsSavedBefore(long time) => _savedAt < time;

    /// <summary>Whether the device has not repeated it for too long (RFC 7011 section 8.4).</summary>
    public bool IsExpired(long now, long lifetime) => now > ExpiresAt(lifetime);

    /// <summary>The last moment at which it holds if it is not sent again.</summary>
    public long ExpiresAt(long lifetime) => LastSeen + Math.Max(lifetime, Interval * 3);
}

namespace FlowHost.Inputs.Pcap;

/// <summary>How much of all files has been read; written by the thread that plays, read by others.</summary>
/// <param name="total">Octets to read in all rounds; 0 when there is no end to tell.</param>
internal sealed class PlayProgress(long total)
{
    private long _finished;
    private long _read;

    /// <summary>From 0 to 1; null when there is no end to tell.</summary>
    public double? Value => total > 0 ? Math.Min(1.0, (double)Volatile.Read(ref _read) / total) : null;

    /// <summary>So many octets of the present file have been read.</summary>
    public void Report(long position) => Volatile.Write(ref _read, _finished + position);

    /// <summary>The present file, of this length, has been read.</summary>
    public void Finish(long length)
    {
        _finished += length;
        Report(0);
    }
}

using SharpFuzz;

namespace FlowHost.Fuzz;

/// <summary>Runs inputs of afl-fuzz in one process, one after another.</summary>
internal static class FuzzLoop
{
    /// <summary>Longer inputs are cut: no datagram is longer, and afl-fuzz rarely makes them.</summary>
    public const int MaxInput = 1 << 16;

    /// <summary>Serves afl-fuzz until it ends.</summary>
    /// <remarks>
    /// Each input has a life of its own, templates and schemas included: the same input takes the same path every time, which is what
    /// afl-fuzz learns from, and a crash needs no more than its file. That a long life does not grow is what <see cref="Soak"/> shows.
    /// </remarks>
    public static void Run(Func<IFuzzTarget> create)
    {
        var buffer = new byte[MaxInput];
        var outcome = new Outcome();
        Fuzzer.OutOfProcess.Run(stream =>
        {
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            outcome.Clear();
            RunOne(create, new ArraySegment<byte>(buffer, 0, length), outcome);
        });
    }

    /// <summary>Runs an input in a life of its own, and holds the code to its bound.</summary>
    /// <returns>Octets allocated.</returns>
    public static long RunOne(Func<IFuzzTarget> create, ArraySegment<byte> input, Outcome outcome)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var target = create();
        target.Run(input, outcome);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        target.Bound.Check(input.Count, allocated);
        return allocated;
    }
}

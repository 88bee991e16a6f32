using System.Diagnostics;

namespace FlowHost.Fuzz;

/// <summary>Runs input files without afl-fuzz, to look at a crash or a seed.</summary>
internal static class Replay
{
    /// <summary>Runs the files.</summary>
    /// <returns>1 when one of them broke a promise or took longer than a second.</returns>
    public static int Run(Func<IFuzzTarget> create, IReadOnlyList<string> files)
    {
        var failed = 0;
        foreach (var file in files)
        {
            var input = File.ReadAllBytes(file);
            var outcome = new Outcome();
            try
            {
                var clock = Stopwatch.StartNew();
                var allocated = FuzzLoop.RunOne(create, input.AsMemory(0, Math.Min(input.Length, FuzzLoop.MaxInput)).ToArray(), outcome);
                failed += clock.ElapsedMilliseconds > 1000 ? 1 : 0;
                Console.WriteLine($"{file}: {outcome} ({input.Length} octets, {allocated} allocated, {clock.Elapsed.TotalMilliseconds:F1} ms)");
            }
            catch (Exception exception)
            {
                failed++;
                Console.WriteLine($"{file}: {outcome}\n{exception}");
            }
        }
        return failed == 0 ? 0 : 1;
    }
}

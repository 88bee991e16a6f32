namespace FlowHost.Fuzz;

/// <summary>Runs inputs in one life again and again: what it keeps of them must reach an end.</summary>
internal static class Soak
{
    private const int WarmUp = 2;
    private const int Rounds = 10;

    /// <summary>What the heap may gain after all inputs have been seen twice: noise of the runtime, no more.</summary>
    private const long Tolerance = 1 << 20;

    /// <summary>Runs the files in rounds.</summary>
    /// <returns>1 when the heap grew.</returns>
    public static int Run(IFuzzTarget target, IReadOnlyList<string> files)
    {
        byte[][] inputs = [.. files.Select(File.ReadAllBytes)];
        var start = 0L;
        for (var round = 1; round <= WarmUp + Rounds; round++)
        {
            foreach (var input in inputs)
            {
                target.Run(new ArraySegment<byte>(input, 0, Math.Min(input.Length, FuzzLoop.MaxInput)), new Outcome());
            }
            start = round == WarmUp ? GC.GetTotalMemory(forceFullCollection: true) : start;
        }
        var growth = GC.GetTotalMemory(forceFullCollection: true) - start;
        GC.KeepAlive(target);
        Console.WriteLine($"{inputs.Length} inputs, {Rounds} rounds in one life: heap {start >> 10} KiB, growth {growth >> 10} KiB");
        return growth > Tolerance ? 1 : 0;
    }
}

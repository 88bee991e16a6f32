namespace FlowHost.Fuzz;

/// <summary>Code under test did what it must not do: to afl-fuzz this is a crash like any other.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Throws unless a promise was kept.</summary>
    public static void Unless(bool kept, string promise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}

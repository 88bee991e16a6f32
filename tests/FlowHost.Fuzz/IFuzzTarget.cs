namespace FlowHost.Fuzz;

/// <summary>Code that reads octets of strangers. An object is one life of it: what it learns from an input it still knows at the next.</summary>
internal interface IFuzzTarget
{
    /// <summary>What an input may cost.</summary>
    AllocationBound Bound { get; }

    /// <summary>Feeds an input to the code.</summary>
    /// <param name="input">Valid during the call.</param>
    /// <param name="outcome">Takes what became of it.</param>
    /// <exception cref="BrokenPromiseException">The code did not throw, but did what it must not do.</exception>
    void Run(ArraySegment<byte> input, Outcome outcome);
}

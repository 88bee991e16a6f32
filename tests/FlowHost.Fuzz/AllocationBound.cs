namespace FlowHost.Fuzz;

/// <summary>How much memory an input may make the code allocate, garbage included.</summary>
/// <param name="Constant">Octets, whatever the input.</param>
/// <param name="PerOctet">Octets for each octet of the input.</param>
internal readonly record struct AllocationBound(long Constant, long PerOctet)
{
    /// <summary>Throws when an input cost more than it may.</summary>
    public void Check(int inputLength, long allocated)
    {
        var limit = Constant + (PerOctet * inputLength);
        if (allocated > limit)
        {
            throw new BrokenPromiseException($"an input of {inputLength} octets allocated {allocated} octets, at most {limit} are allowed");
        }
    }
}

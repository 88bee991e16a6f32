namespace FlowHost.Fuzz.Decoding;

/// <summary>Version 9: each data set was decoded or dropped.</summary>
internal sealed class NetFlow9Ledger : IDatagramLedger
{
    private const int HeaderLength = 20;

    public void Check(ReadOnlySpan<byte> payload, FuzzSink sink)
    {
        var balance = default(SetBalance);
        if (payload.Length < HeaderLength)
        {
            balance.Broken++;
        }
        else
        {
            balance.Add(payload[HeaderLength..], isIpfix: false);
        }
        balance.Check(sink);
    }
}

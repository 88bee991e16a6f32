using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>Version 9: each set was begun.</summary>
internal sealed class NetFlow9Ledger : IDatagramLedger
{
    private const int HeaderLength = 20;

    public void Check(ReadOnlySpan<byte> payload, DropReason reason, SinkCounts counts)
    {
        var balance = default(SetBalance);
        if (payload.Length < HeaderLength)
        {
            balance.IsBroken = true;
        }
        else
        {
            balance.Add(payload[HeaderLength..], isIpfix: false);
        }
        balance.Check(reason, counts);
    }
}

namespace FlowHost.Pipelines;

/// <summary>What a counter of the ledger counts.</summary>
internal enum LedgerUnit
{
    Datagrams,
    Sets,
    Templates,
    Records,
}

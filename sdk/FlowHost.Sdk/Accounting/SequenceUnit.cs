namespace FlowHost.Sdk;

/// <summary>What the sequence number in a protocol's header counts.</summary>
public enum SequenceUnit : byte
{
    /// <summary>Messages: NetFlow v9 (RFC 3954 section 5.1).</summary>
    Messages,

    /// <summary>Records: flows in NetFlow v5, data records in IPFIX (RFC 7011 section 3.1).</summary>
    Records,
}

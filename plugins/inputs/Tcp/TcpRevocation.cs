namespace FlowHost.Inputs.Tcp;

/// <summary>Whether authorities are asked if they have revoked a certificate.</summary>
public enum TcpRevocation
{
    /// <summary>They are not asked.</summary>
    Off,

    /// <summary>
    /// By OCSP, or by the list that the certificate names. Each new connection may wait for that, and is refused when nobody answers.
    /// </summary>
    Online,
}

using System.ComponentModel.DataAnnotations;
using FlowHost.Inputs.Tcp.Tls;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp;

/// <summary>TLS 1.2 and 1.3: the host's own certificate, and which certificates of clients are taken (RFC 7011 section 11).</summary>
public sealed class TcpTls : IValidatableOptions
{
    /// <summary>The host's certificate, PEM, with the certificates that lead to its authority behind it. Relative to the pipeline's file.</summary>
    /// <value>The default is none: <c>pfx</c> has it.</value>
    /// <example>collector.pem</example>
    public string? Certificate { get; set; }

    /// <summary>The private key of <c>certificate</c>, PEM. Relative to the pipeline's file.</summary>
    /// <value>The default is none: the key is in the file of the certificate.</value>
    /// <example>collector.key</example>
    public string? Key { get; set; }

    /// <summary>The host's certificate and its key in one file, PKCS #12, in place of <c>certificate</c>. Relative to the pipeline's file.</summary>
    /// <value>The default is none.</value>
    public string? Pfx { get; set; }

    /// <summary>What opens <c>pfx</c>, or an encrypted <c>key</c>: best <c>${env:NAME}</c> or <c>${file:path}</c>.</summary>
    /// <value>The default is none.</value>
    [Secret]
    public string? Password { get; set; }

    /// <summary>The authorities, PEM, whose client certificates are taken. Relative to the pipeline's file.</summary>
    /// <value>The default is none: clients are not asked for a certificate, and anyone may send.</value>
    /// <example>exporters-ca.pem</example>
    public string? ClientCa { get; set; }

    /// <summary>
    /// The DNS names of the exporters. A client's certificate must have one of them in its subjectAltName; <c>*.example.net</c> there
    /// stands for one label (RFC 6125). The common name does not count.
    /// </summary>
    /// <value>The default is none: every certificate of <c>clientCa</c> is taken.</value>
    /// <example>[router1.example.net]</example>
    [MinLength(1)]
    public IReadOnlyList<string>? ClientNames { get; set; }

    /// <summary>Whether a client must have a certificate. When false, one that has none is taken, and one that is shown is checked.</summary>
    /// <value>The default is true when <c>clientCa</c> is given.</value>
    public bool? RequireClientCertificate { get; set; }

    /// <summary>Whether authorities are asked if they have revoked a client's certificate.</summary>
    /// <value>The default is <see cref="TcpRevocation.Off"/>.</value>
    public TcpRevocation Revocation { get; set; } = TcpRevocation.Off;

    /// <summary>Whether a client must have a certificate, by default or because the pipeline says so.</summary>
    internal bool MustHaveCertificate => RequireClientCertificate ?? ClientCa is not null;

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Certificate is null == Pfx is null)
        {
            yield return (nameof(Certificate), "Say where the host's certificate is: certificate and key, or pfx.");
        }
        if (Key is not null && Certificate is null)
        {
            yield return (nameof(Key), "The key belongs to a certificate: give certificate as well. A pfx holds its own key.");
        }
        if (ClientCa is null && RequireClientCertificate == true)
        {
            yield return (nameof(RequireClientCertificate), "Name the authorities that client certificates come from: clientCa.");
        }
        if (ClientCa is null && ClientNames is not null)
        {
            yield return (nameof(ClientNames), "Names count in certificates of known authorities only: give clientCa as well.");
        }
        foreach (var name in ClientNames ?? [])
        {
            if (!DnsName.IsPlain(name))
            {
                yield return (nameof(ClientNames), $"'{name}' is no DNS name. Write whole names, as router1.example.net; international ones as xn--….");
            }
        }
    }
}

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp.Tls;

/// <summary>The host's side of TLS.</summary>
internal sealed class TlsServer : IDisposable
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly TcpTls _tls;
    private readonly X509Certificate2Collection _own;
    private readonly X509Certificate2Collection _authorities = [];
    private readonly SslStreamCertificateContext _context;
    private readonly ClientCheck _check;

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="PluginException">They cannot be used.</exception>
    public TlsServer(TcpTls tls, PluginContext context)
    {
        _tls = tls;
        _own = CertificateFiles.Own(tls, context);
        if (tls.ClientCa is { } clientCa)
        {
            _authorities = CertificateFiles.Authorities(clientCa, context);
        }
        _check = new ClientCheck(tls.MustHaveCertificate, tls.ClientNames, _authorities);
        _context = SslStreamCertificateContext.Create(_own[0], [.. _own.Skip(1)], offline: true);
    }

    /// <summary>The host's own certificate.</summary>
    public X509Certificate2 Certificate => _own[0];

    /// <summary>Shakes hands.</summary>
    /// <param name="stream">The connection, which belongs to the result.</param>
    /// <exception cref="AuthenticationException">The client is not taken, or does not speak TLS as it should; the message says why.</exception>
    /// <exception cref="IOException">The connection has ended.</exception>
    public async Task<SslStream> AuthenticateAsync(Stream stream)
    {
        var ssl = new SslStream(stream);
        string? refusal = null;
        try
        {
            await ssl.AuthenticateAsServerAsync(Options((_, certificate, chain, errors) =>
                (refusal = _check.Refuse(certificate, chain, errors)) is null)).ConfigureAwait(false);
            return ssl;
        }
        catch (Exception exception)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            if (refusal is not null)
            {
                throw new AuthenticationException(refusal, exception);
            }
            if (exception is AuthenticationException or CryptographicException or NotSupportedException or InvalidOperationException)
            {
                throw new AuthenticationException($"the TLS handshake failed: {Innermost(exception).Message.TrimEnd('.')}", exception);
            }
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var certificate in _own.Concat(_authorities))
        {
            certificate.Dispose();
        }
    }

    private SslServerAuthenticationOptions Options(RemoteCertificateValidationCallback check) => new()
    {
        ServerCertificateContext = _context,
        ClientCertificateRequired = _tls.ClientCa is not null,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,
        CertificateChainPolicy = ChainPolicy(),
        RemoteCertificateValidationCallback = check,
    };

    private X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = _tls.Revocation == TcpRevocation.Online ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            // A chain may end at an authority below another one; whether it ends at one of ours is looked at afterwards.
            VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority,
            ApplicationPolicy = { new Oid(ClientAuthentication) },
        };
        foreach (var authority in _authorities)
        {
            (authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        }
        return policy;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}

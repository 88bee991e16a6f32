using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlowHost.Plugins.Tests.Inputs.Tcp.Support;

/// <summary>An authority of a test's own, and what it issues.</summary>
internal sealed class TestCertificates : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-10);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <param name="name">The authority's name.</param>
    /// <param name="above">Who has issued its certificate; null: itself.</param>
    /// <param name="pathLength">How many authorities there may be below it.</param>
    public TestCertificates(string name = "test authority", TestCertificates? above = null, int pathLength = 0)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLength, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (above is null)
        {
            Authority = request.CreateSelfSigned(From, From.AddYears(1));
            return;
        }
        using var certificate = request.Create(above.Authority, From, From.AddMonths(6), RandomNumberGenerator.GetBytes(8));
        Authority = certificate.CopyWithPrivateKey(_key);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Client(params string[] dnsNames) => Issue("CN=exporter", dnsNames, ClientAuthentication, From.AddDays(30));

    public X509Certificate2 ExpiredClient(params string[] dnsNames) => Issue("CN=exporter", dnsNames, ClientAuthentication, From.AddDays(5));

    public X509Certificate2 Server(params string[] dnsNames) => Issue("CN=collector", dnsNames, ServerAuthentication, From.AddDays(30));

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 Issue(string subject, string[] dnsNames, string usage, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (dnsNames.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            Array.ForEach(dnsNames, names.AddDnsName);
            request.CertificateExtensions.Add(names.Build());
        }
        using var certificate = request.Create(Authority, From, to, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _key.Dispose();
        Authority.Dispose();
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlowHost.Inputs.Tcp.Tls;

/// <summary>
/// Decides whether a client's certificate is taken (RFC 7011 section 11.3). SslStream alone would take a client without one, and whatever
/// name is in it.
/// </summary>
internal sealed class ClientCheck(bool isRequired, IReadOnlyList<string>? names, X509Certificate2Collection authorities)
{
    /// <summary>What speaks against the client; null: it is taken.</summary>
    /// <param name="certificate">What it has shown; null: nothing.</param>
    /// <param name="chain">How that leads to an authority, and where it does not.</param>
    /// <param name="errors">What SslStream has found.</param>
    public string? Refuse(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return isRequired ? "it has shown no certificate" : null;
        }
        var shown = certificate as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        // A name mismatch is about servers, and not asked for here.
        if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return $"its certificate ({Clean(shown.Subject)}) is not valid: {Describe(chain)}";
        }
        if (chain is null || !chain.ChainElements.Any(IsAuthority))
        {
            return $"its certificate ({Clean(shown.Subject)}) is not valid: no authority in clientCa has issued it";
        }
        return names is null || IsListed(shown)
            ? null
            : $"its certificate ({Clean(shown.Subject)}) has none of the clientNames, but {string.Join(", ", NamesOf(shown).Take(4).Select(Clean).DefaultIfEmpty("no DNS name"))}";
    }

    // To the octet: a name can be copied. That each certificate has signed the one before it was looked at when the chain was made.
    private bool IsAuthority(X509ChainElement element) =>
        authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span));

    // Anybody can make a certificate: what it says must not move a terminal's cursor, nor fill the log.
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Take(200).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return text.Length > 200 ? clean + "…" : clean;
    }

    private bool IsListed(X509Certificate2 certificate) =>
        NamesOf(certificate).Any(presented => names!.Any(name => DnsName.Matches(presented, name)));

    private static string[] NamesOf(X509Certificate2 certificate)
    {
        try
        {
            return [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames())];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Describe(X509Chain? chain) =>
        string.Join(", ", chain?.ChainStatus.Select(status => status.StatusInformation.TrimEnd('.')).Distinct() ?? []);
}

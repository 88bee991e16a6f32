using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp.Tls;

/// <summary>Reads certificates, and says what is wrong with the files where that fails.</summary>
internal static class CertificateFiles
{
    /// <summary>The host's certificate with its key, first, and those that lead to its authority.</summary>
    /// <exception cref="PluginException">A file is missing or is not what it should be.</exception>
    public static X509Certificate2Collection Own(TcpTls tls, PluginContext context) =>
        tls.Pfx is { } pfx ? FromPfx(pfx, tls.Password, context) : FromPem(tls.Certificate!, tls.Key, tls.Password, context);

    /// <summary>The authorities of a PEM file.</summary>
    /// <exception cref="PluginException">It is missing or holds no certificate.</exception>
    public static X509Certificate2Collection Authorities(string path, PluginContext context) => Certificates("clientCa", path, context);

    private static X509Certificate2Collection FromPem(string path, string? keyPath, string? password, PluginContext context)
    {
        var all = Certificates("certificate", path, context);
        var pem = Read(keyPath is null ? "certificate" : "key", keyPath ?? path, context);
        if (!pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new PluginException($"There is no private key in {keyPath ?? path}. Give the file with BEGIN PRIVATE KEY as tls: key.");
        }
        try
        {
            all[0] = Usable(WithKey(all[0], pem, password));
            return all;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new PluginException(
                pem.Contains("ENCRYPTED", StringComparison.Ordinal)
                    ? $"The key in {keyPath ?? path} is encrypted and cannot be opened with tls: password."
                    : $"The key in {keyPath ?? path} does not belong to the certificate in {path} ({all[0].Subject}), or is of a kind that is not read "
                        + $"({exception.Message.TrimEnd('.')}). Give the key that the certificate was made for.",
                exception);
        }
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, string pem, string? password) =>
        password is not null && pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromEncryptedPem(certificate.ExportCertificatePem(), pem, password)
            : X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), pem);

    // What Windows does TLS with has to see the key, as it does not when the key came from PEM.
    private static X509Certificate2 Usable(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null)
        : certificate;

    private static X509Certificate2Collection FromPfx(string path, string? password, PluginContext context)
    {
        var octets = ReadOctets("pfx", path, context);
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(
                octets, password, OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet);
        }
        catch (CryptographicException exception)
        {
            throw new PluginException($"Cannot open {path}: it is no PKCS #12 file, or tls: password is not its password ({exception.Message}).", exception);
        }
        var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new PluginException($"There is no private key in {path}. Export certificate and key together: openssl pkcs12 -export");
        return [own, .. all.Where(certificate => certificate != own)];
    }

    private static X509Certificate2Collection Certificates(string option, string path, PluginContext context)
    {
        var pem = Read(option, path, context);
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new PluginException($"Cannot read the certificates in {path} (tls: {option}): {exception.Message}", exception);
        }
        return all.Count > 0
            ? all
            : throw new PluginException($"There is no certificate in {path} (tls: {option}). A PEM file has lines BEGIN CERTIFICATE; "
                + "DER is converted by: openssl x509 -inform DER -in FILE -out NEW");
    }

    private static string Read(string option, string path, PluginContext context) =>
        System.Text.Encoding.Latin1.GetString(ReadOctets(option, path, context));

    private static byte[] ReadOctets(string option, string path, PluginContext context)
    {
        var fullPath = context.ResolveInput(path);
        try
        {
            return File.ReadAllBytes(fullPath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PluginException($"There is no file {fullPath} (tls: {option}). Relative paths start at the folder of the pipeline's file.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginException($"Cannot read {fullPath} (tls: {option}): {exception.Message}", exception);
        }
    }
}

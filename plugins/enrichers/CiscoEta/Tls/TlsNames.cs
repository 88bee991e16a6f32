using System.Globalization;
using System.Reflection;
using System.Text;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>Names of the IANA registries "TLS Parameters" and "TLS Extensions", from the tables beside this code.</summary>
internal sealed class TlsNames
{
    /// <summary>Names of cipher suites.</summary>
    public NameTable CipherSuites { get; } = Read("cipher-suites", sizeof(ushort));

    /// <summary>Names of extension types.</summary>
    public NameTable Extensions { get; } = Read("extensions", sizeof(ushort));

    /// <summary>Names of what a record holds.</summary>
    public NameTable ContentTypes { get; } = Read("content-types", sizeof(byte));

    /// <summary>Names of handshake messages.</summary>
    public NameTable HandshakeTypes { get; } = Read("handshake-types", sizeof(byte));

    private static NameTable Read(string table, int width)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<int, byte[]>();
        while (reader.ReadLine() is { } line)
        {
            // A comment, or the heading.
            if (!line.StartsWith("0x", StringComparison.Ordinal))
            {
                continue;
            }
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var value = int.Parse(line.AsSpan(2, comma - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            names.Add(value, Encoding.UTF8.GetBytes(line[(comma + 1)..]));
        }
        return new NameTable(names, width);
    }
}

using System.Globalization;
using System.Text;
using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class TlsNamesTests
{
    private readonly TlsNames _names = new();

    [RequiresToolFact("openssl")]
    public void CipherSuites_ThoseOfOpenssl_HaveItsStandardNames()
    {
        //  0x13,0x02 - TLS_AES_256_GCM_SHA384 - TLS_AES_256_GCM_SHA384 TLSv1.3 Kx=any …
        var known = Tool.Run("openssl", "ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();

        Assert.InRange(known.Length, 60, 500);
        Assert.All(known, words => Assert.Equal(words[2], Name(_names.CipherSuites, Hex(words[0].Replace(",0x", "", StringComparison.Ordinal)))));
    }

    [RequiresToolFact("tshark")]
    public void AllNames_ThatTsharkHasToo_AreTheSame()
    {
        var values = Tool.Run("tshark", "-G", "values").Select(line => line.Split('\t')).Where(words => words[0] == "V").ToLookup(words => words[1]);

        AssertSame(_names.CipherSuites, values["tls.handshake.ciphersuite"], atLeast: 340);
        AssertSame(_names.Extensions, values["tls.handshake.extension.type"], atLeast: 45);
    }

    [Theory]
    [InlineData(0x0A0A, "GREASE")]
    [InlineData(0xFAFA, "GREASE")]
    [InlineData(0x0A1A, "0x0a1a")]
    [InlineData(0x00FE, "0x00fe")]
    public void Find_NumberWithoutAName_IsItsDigits(int value, string expected)
    {
        Assert.Equal(expected, Name(_names.CipherSuites, value));
        Assert.Equal(expected, Name(_names.Extensions, value));
    }

    [Fact]
    public void Find_NumberOfOneOctet_HasTwoDigits() => Assert.Equal("0x0a", Name(_names.ContentTypes, 10));

    private static void AssertSame(NameTable ours, IEnumerable<string[]> theirs, int atLeast)
    {
        var same = 0;
        foreach (var words in theirs)
        {
            if (ours.All.TryGetValue(int.Parse(words[2], CultureInfo.InvariantCulture), out var name))
            {
                Assert.Equal(words[3], Encoding.UTF8.GetString(name));
                same++;
            }
        }
        Assert.InRange(same, atLeast, ours.All.Count);
    }

    private static int Hex(string text) => int.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Name(NameTable table, int value) => Encoding.UTF8.GetString(table.Find(value, new byte[NameTable.Room]));
}

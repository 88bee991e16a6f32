using System.Buffers.Binary;
using System.Text;

namespace FlowHost.Samples.Traffic;

/// <summary>A text that NBAR extracts from an application's packets.</summary>
internal sealed record SubApplication(NbarApplication Application, ushort Tag, string Name, string Description)
{
    public static readonly SubApplication HttpUrl = new(NbarApplication.Http, 0x3401, "http url", "URL of the request");

    public static readonly SubApplication HttpHost = new(NbarApplication.Http, 0x3402, "http host", "Host of the request");

    public static readonly SubApplication HttpUserAgent = new(NbarApplication.Http, 0x3403, "http user-agent", "User agent");

    public static readonly SubApplication DnsName = new(NbarApplication.Dns, 0x3501, "dns domain-name", "Name that is asked for");

    public static readonly SubApplication SslCommonName = new(NbarApplication.Ssl, 0x3601, "ssl common-name", "Name in the certificate");

    public static IReadOnlyList<SubApplication> All { get; } = [HttpUrl, HttpHost, HttpUserAgent, DnsName, SslCommonName];

    /// <summary>Cisco's encoding of element 9:12235: application id, tag, and the text, which is empty in records it does not concern.</summary>
    public byte[] Text(Conversation conversation)
    {
        var text = conversation.Application == Application ? Encoding.UTF8.GetBytes(conversation.Name) : [];
        var octets = new byte[6 + text.Length];
        BinaryPrimitives.WriteUInt32BigEndian(octets, Application.Id);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), Tag);
        text.CopyTo(octets, 6);
        return octets;
    }
}

using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>What a response code says, as the IANA registry "DNS RCODEs" has it.</summary>
internal sealed class ResponseCodes
{
    private readonly SharedText[] _texts;
    private readonly SharedText _unassigned;

    public ResponseCodes()
    {
        var table = new TextTable();
        _unassigned = table.Add("Unassigned");
        string[] texts =
        [
            "No Error", "Format Error", "Server Failure", "Non-Existent Domain", "Not Implemented", "Query Refused",
            "Name Exists when it should not", "RR Set Exists when it should not", "RR Set that should exist does not",
            "Server Not Authoritative for zone", "Name not contained in zone", "DSO-TYPE Not Implemented",
            "", "", "", "",
            "Bad OPT Version", "Key not recognized", "Signature out of time window", "Bad TKEY Mode", "Duplicate key name",
            "Algorithm not supported", "Bad Truncation", "Bad/missing Server Cookie",
        ];
        _texts = [.. texts.Select(text => text.Length == 0 ? _unassigned : table.Add(text))];
    }

    /// <summary>The text of a code, the upper bits of EDNS (RFC 6891 section 6.1.3) included.</summary>
    public SharedText this[int code] => code < _texts.Length ? _texts[code] : _unassigned;
}

namespace FlowHost.Sdk;

/// <summary>What kind of record a schema is: the first rule that its elements fit.</summary>
internal static class RecordTypes
{
    public const string OptionTemplate = "OptionTemplate";
    public const string Zbfw = "zbfw";
    public const string Nsel = "nsel";
    public const string Nat = "nat";
    public const string Security = "security";
    public const string NimbleFlow = "nimbleflow";
    public const string UrlStats = "urlstats";
    public const string Art = "art";
    public const string Conn = "conn";
    public const string Rtp = "rtp";
    public const string Viptela = "viptela";
    public const string ViptelaBfd = "viptelabfd";
    public const string QueueDrop = "queuedrop";
    public const string Wireless = "wireless";
    public const string Flow = "flow";

    /// <summary>Every record type, as a pipeline's <c>when</c> may name it.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        OptionTemplate, Zbfw, Nat, Nsel, Security, NimbleFlow, UrlStats, Art, Conn, Rtp, Viptela, ViptelaBfd, QueueDrop, Wireless, Flow,
    ];

    private const string Addresses = "8 12 27 28 9:12236 9:12238";

    private static readonly RecordTypeRule[] OptionRules =
    [
        new(ViptelaBfd, "9:12529 9:12530"),                        // cisco_sdwan_bfd_jitter, cisco_sdwan_bfd_update_ts
        new(OptionTemplate),
    ];

    private static readonly RecordTypeRule[] DataRules =
    [
        // Option tables that a device describes by an ordinary template: they hold no addresses.
        new(OptionTemplate, "9:12232 9:12233", none: Addresses),   // applicationCategory, applicationSubCategory
        new(OptionTemplate, "94 96", none: Addresses),             // applicationDescription, applicationName
        new(OptionTemplate, "97 109", none: Addresses),            // subApplicationTag, subApplicationName
        new(OptionTemplate, "82 83", none: Addresses),             // interfaceName, interfaceDescription
        new(OptionTemplate, "234 236", none: Addresses),           // ingressVRFID, VRFname
        new(OptionTemplate, "9:8234 9:8235", none: Addresses),     // c3pl_class_name, c3pl_class_type
        new(OptionTemplate, "9:8237 9:8238", none: Addresses),     // c3pl_policy_name, c3pl_policy_type
        new(OptionTemplate, "49 84", none: Addresses),             // samplerMode, samplerName
        new(OptionTemplate, "9:12447", none: Addresses),           // drop_cause_name
        new(OptionTemplate, "9:12435 9:12436 9:12438", none: Addresses), // tloc_table_overlay_session_id, local and remote system address

        // Before nat: a firewall that translates sends the ports before and after, and so does an ASA.
        new(Zbfw, "9:2233 9:2239"),                                // policy_firewall_event_extended, policy_firewall_zone_pair_id
        new(Zbfw, "9:2233 233"),                                   // policy_firewall_event_extended, firewallEvent
        new(Nsel, "9:234"),                                        // fwEventDetailed
        new(Nsel, "9:7237"),                                       // fwEvent
        new(Nsel, "148 233 323"),                                  // flowId, firewallEvent, observationTimeMilliseconds: a flow update
        new(Nat, "7 227"),                                         // sourceTransportPort, postNAPTSourceTransportPort
        new(Nat, "230"),                                           // natEvent

        new(Security, "9:12172"),                                  // ETA_IDP
        new(Security, "9:12173"),                                  // ETA_SPLT
        new(Security, "9:12174"),                                  // ETA_SALT
        new(Security, "9:12176"),                                  // ETA_BD
        new(Security, "9:12177 9:12178"),                          // TLS_Record, TLS_Cipher
        new(Security, "9:16386"),                                  // ETA_IDP_old
        new(Security, "9:16387"),                                  // ETA_SPLT_old
        new(Security, "7 11 313"),                                 // both ports, ipHeaderPacketSection
        new(NimbleFlow, "9:12449/64 9:12452/64"),                  // queue_depth_sum, queue_depth_taildrop_counter
        new(UrlStats, "9:9357"),                                   // app_http_uri_statistics
        new(Art, "9:9316 9:9319"),                                 // conn_delay_network_to_client_sum, conn_delay_network_to_server_sum
        new(Art, "9:9254 9:9255"),                                 // the same of long-lived connections
        new(Conn, "9:12236 9:12237"),                              // conn_client_ipv4_address, conn_server_ipv4_address
        new(Conn, "9:12238 9:12239"),                              // conn_client_ipv6_address, conn_server_ipv6_address
        new(Rtp, "9:4273 239"),                                    // trans_rtp_payload_type, biflowDirection
        new(Viptela, "9:12432"),                                   // overlay_session_id_input
        new(Viptela, "9:12433"),                                   // overlay_session_id_output
        new(Viptela, "41916:4321"),                                // viptela_vpn_id
        new(ViptelaBfd, "9:12529 9:12530"),
        new(QueueDrop, "9:9360 9:9361"),                           // policy_qos_queue_index, policy_qos_queue_drops
        new(Wireless, "365"),                                      // staMacAddress
        new(Wireless, "367"),                                      // wtpMacAddress
        new(Wireless, "147"),                                      // wlanSSID
    ];

    /// <summary>The rules for records of ordinary templates.</summary>
    public static IReadOnlyList<RecordTypeRule> ForData => DataRules;

    public static string Classify(IReadOnlyList<Element> elements, bool isOptions)
    {
        foreach (var rule in isOptions ? OptionRules : DataRules)
        {
            if (rule.Fits(elements))
            {
                return rule.RecordType;
            }
        }
        return Flow;
    }
}

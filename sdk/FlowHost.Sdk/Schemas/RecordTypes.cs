using static FlowHost.Sdk.RecordTypeRule;

namespace FlowHost.Sdk;

/// <summary>What kind of record a schema is: the first rule that its elements fit.</summary>
internal static class RecordTypes
{
    public const string OptionTemplate = "OptionTemplate";
    public const string Zbfw = "zbfw";
    public const string Nat = "nat";
    public const string Nsel = "nsel";
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

    private static readonly Term[] Addresses = [8, 12, 27, 28, Cisco(12236), Cisco(12238)];

    private static readonly RecordTypeRule[] Rules =
    [
        // IOS XE sends the metrics of BFD sessions as an option table.
        new(ViptelaBfd, Cisco(12529), Cisco(12530)) { ForOptions = true },   // cisco_sdwan_bfd_jitter, …_update_ts
        new(OptionTemplate) { ForOptions = true },

        // Option tables that a device sends by an ordinary template have no addresses.
        Table(Cisco(12232), Cisco(12233)),                                   // applicationCategory, applicationSubCategory
        Table(96, 94),                                                       // applicationName, applicationDescription
        Table(97, 109),                                                      // subApplicationTag, subApplicationName
        Table(82, 83),                                                       // interfaceName, interfaceDescription
        Table(234, 236),                                                     // ingressVRFID, VRFname
        Table(Cisco(8234), Cisco(8235)),                                     // c3pl_class_name, c3pl_class_type
        Table(Cisco(8237), Cisco(8238)),                                     // c3pl_policy_name, c3pl_policy_type
        Table(49, 84),                                                       // samplerMode, samplerName
        Table(Cisco(12447)),                                                 // drop_cause_name
        Table(Cisco(12435), Cisco(12436), Cisco(12438)),                     // tloc_table_overlay_session_id, both system addresses

        // Before nat: a firewall that translates sends ports before and after, and so does an ASA.
        new(Zbfw, Cisco(2233), Cisco(2239)),                                 // policy_firewall_event_extended, …_zone_pair_id
        new(Zbfw, Cisco(2233), 233),                                         // …, firewallEvent
        new(Nsel, Cisco(234)),                                               // fwEventDetailed
        new(Nsel, Cisco(7237)),                                              // fwEvent
        new(Nsel, 148, 233, 323),                                            // flowId, firewallEvent, observationTimeMilliseconds: flow updates
        new(Nat, 7, 227),                                                    // sourceTransportPort, postNAPTSourceTransportPort
        new(Nat, 230),                                                       // natEvent

        new(Security, Cisco(12172)),                                         // ETA_IDP
        new(Security, Cisco(12173)),                                         // ETA_SPLT
        new(Security, Cisco(12174)),                                         // ETA_SALT
        new(Security, Cisco(12176)),                                         // ETA_BD
        new(Security, Cisco(12177), Cisco(12178)),                           // TLS_Record, TLS_Cipher
        new(Security, Cisco(16386)),                                         // ETA_IDP_old
        new(Security, Cisco(16387)),                                         // ETA_SPLT_old
        new(Security, 7, 11, 313),                                           // ports, ipHeaderPacketSection

        new(NimbleFlow, Cisco(12449, ElementType.Unsigned64), Cisco(12452, ElementType.Unsigned64)), // queue_depth_sum, …_taildrop_counter
        new(UrlStats, Cisco(9357)),                                          // app_http_uri_statistics
        new(Art, Cisco(9316), Cisco(9319)),                                  // conn_delay_network_to_client_sum, …_to_server_sum
        new(Art, Cisco(9255), Cisco(9254)),                                  // conn_delay_network_long_lived_to_client, …_to_server
        new(Conn, Cisco(12236), Cisco(12237)),                               // conn_client_ipv4_address, conn_server_ipv4_address
        new(Conn, Cisco(12238), Cisco(12239)),                               // conn_client_ipv6_address, conn_server_ipv6_address
        new(Rtp, Cisco(4273), 239),                                          // trans_rtp_payload_type, biflowDirection
        new(Viptela, Cisco(12432)),                                          // overlay_session_id_input
        new(Viptela, Cisco(12433)),                                          // overlay_session_id_output
        new(Viptela, new Term(41916, 4321)),                                 // viptela_vpn_id
        new(ViptelaBfd, Cisco(12529), Cisco(12530)),
        new(QueueDrop, Cisco(9360), Cisco(9361)),                            // policy_qos_queue_index, policy_qos_queue_drops
        new(Wireless, 365),                                                  // staMacAddress
        new(Wireless, 367),                                                  // wtpMacAddress
        new(Wireless, 147),                                                  // wlanSSID
    ];

    public static string Classify(IReadOnlyList<Element> elements, bool isOptions)
    {
        foreach (var rule in Rules)
        {
            if (rule.Matches(elements, isOptions))
            {
                return rule.RecordType;
            }
        }
        return Flow;
    }

    private static Term Cisco(ushort id, ElementType? type = null) => new(9, id, type);

    private static RecordTypeRule Table(params Term[] elements) => new(OptionTemplate, elements) { Unless = Addresses };
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FlowHost.EndToEnd.Enriching;

/// <summary>
/// The joins a second time, the straightforward way: decoded records in, one by one, dictionaries by device, domain and key. Written from the
/// layouts that Cisco documents; shares no code with the plugin.
/// </summary>
internal sealed class OptionTableOracle
{
    private readonly Dictionary<(string Agent, string Table), List<(long Domain, Dictionary<string, JsonObject> Rows)>> _tables = [];
    private readonly Dictionary<(string Agent, string Session), JsonObject> _measurements = [];

    public JsonObject Enrich(JsonObject record)
    {
        var agent = (string)record["AgentID"]!;
        var domain = (long)record["DomainID"]!;
        switch ((string)record["Type"]!)
        {
            case "OptionTemplate":
                Learn(record, agent, domain);
                break;
            case "viptelabfd":
                Measure(record, agent, domain);
                break;
            default:
                Join(record, agent, domain);
                break;
        }
        return record;
    }

    private void Learn(JsonObject record, string agent, long domain)
    {
        void Put(string table, string key, JsonObject row)
        {
            var domains = _tables.TryGetValue((agent, table), out var known) ? known : _tables[(agent, table)] = [];
            if (!domains.Exists(each => each.Domain == domain))
            {
                domains.Add((domain, []));
            }
            domains.Find(each => each.Domain == domain).Rows[key] = row;
        }
        string Key(string name) => record[name]!.ToJsonString();
        string Text(string name) => (string?)record[name] ?? "";
        bool Has(string name) => record.ContainsKey(name);

        if (Has("ingressInterface"))
        {
            var name = Text("interfaceDescription");
            Put("interface", Key("ingressInterface"), new() { ["name"] = name.Length > 0 ? name : Text("interfaceName") });
        }
        else if (Has("subApplicationTag"))
        {
            Put("sub", $"{Key("applicationId")}/{(long)record["subApplicationTag"]! & 0xFFFF}", new() { ["name"] = Text("subApplicationName") });
        }
        else if (Has("applicationCategory"))
        {
            Put("attributes", Key("applicationId"), new()
            {
                ["Category"] = Text("applicationCategory"),
                ["GroupName"] = Text("applicationGroup"),
                ["p2pTech"] = Text("p2pTechnology"),
                ["FamilyName"] = Text("applicationFamilyName"),
            });
        }
        else if (Has("applicationName"))
        {
            // The two layouts are one table: one without descriptions leaves those that are there.
            var row = Find(agent, domain, "application", Key("applicationId"), own: true)?.DeepClone().AsObject() ?? [];
            row["Name"] = Text("applicationName");
            if (Has("applicationDescription"))
            {
                row["Description"] = Text("applicationDescription");
            }
            Put("application", Key("applicationId"), row);
        }
        else if (Has("VRFname"))
        {
            Put("vrf", Key("ingressVRFID"), new() { ["name"] = Text("VRFname") });
        }
        else if (Has("samplerName"))
        {
            Put("sampler", Key("samplerId"), new()
            {
                ["samplerName"] = Text("samplerName"),
                ["samplerMode"] = record["samplerMode"]!.DeepClone(),
                ["samplerInterval"] = record["samplerRandomInterval"]!.DeepClone(),
            });
        }
        else if (Has("c3pl_class_name"))
        {
            Put("class", Key("c3pl_class_cce_id"), new() { ["class_map_name"] = Text("c3pl_class_name"), ["class_map_type"] = Text("c3pl_class_type") });
        }
        else if (Has("c3pl_policy_name"))
        {
            Put("policy", Key("c3pl_policy_cce_id"), new() { ["policy_map_name"] = Text("c3pl_policy_name"), ["policy_map_type"] = Text("c3pl_policy_type") });
        }
        else if (Has("drop_cause_name"))
        {
            Put("drop", Key("drop_cause_id"), new() { ["name"] = Text("drop_cause_name") });
        }
        else if (Has("policy_firewall_event_extended_description"))
        {
            Put("event", Key("policy_firewall_event_extended"), new() { ["name"] = Text("policy_firewall_event_extended_description") });
        }
        else if (Has("policy_firewall_zone_pair_name"))
        {
            Put("zone", Key("policy_firewall_zone_pair_id"), new() { ["name"] = Text("policy_firewall_zone_pair_name") });
        }
        else if (Has("className"))
        {
            Put("fwclass", Key("classId"), new() { ["name"] = Text("className") });
        }
        else if (Has("tloc_local_color"))
        {
            Put("tloc", Key("tloc_table_overlay_session_id"), new()
            {
                ["Protocol"] = record["tloc_tunnel_protocol"]!.DeepClone(),
                ["LocalIP"] = Text("tloc_local_system_ip_address"),
                ["LocalColor"] = Text("tloc_local_color"),
                ["RemoteIP"] = Text("tloc_remote_system_ip_address"),
                ["RemoteColor"] = Text("tloc_remote_color"),
            });
        }
    }

    private void Measure(JsonObject record, string agent, long domain)
    {
        var session = record["tloc_table_overlay_session_id"]!.ToJsonString();
        _measurements[(agent, session)] = new()
        {
            ["Loss"] = record["cisco_sdwan_bfd_loss"]!.DeepClone(),
            ["Jitter"] = record["cisco_sdwan_bfd_jitter"]!.DeepClone(),
            ["Latency"] = record["cisco_sdwan_bfd_latency"]!.DeepClone(),
        };
        Add(record, "TLOCInfo", Tunnel(agent, domain, session));
    }

    private void Join(JsonObject record, string agent, long domain)
    {
        JsonObject? Row(string table, string field) => record.ContainsKey(field) ? Find(agent, domain, table, record[field]!.ToJsonString()) : null;

        Add(record, "ingressInterfaceName", Row("interface", "ingressInterface")?["name"]);
        Add(record, "egressInterfaceName", Row("interface", "egressInterface")?["name"]);
        record["observationPointId"] = (long)record["observationPointId"]! & 0xFFFF_FFFF;
        Add(record, "observationInterface", Row("interface", "observationPointId")?["name"]);
        Add(record, "applicationName", Row("application", "applicationId"));
        Add(record, "applicationAttribute", Row("attributes", "applicationId"));
        Add(record, "ingressVRFName", Row("vrf", "ingressVRFID")?["name"]);
        Add(record, "egressVRFName", Row("vrf", "egressVRFID")?["name"]);
        if (Row("sampler", "samplerId") is { } sampler)
        {
            AddAll(record, sampler);
            record["octetDeltaCountScaled"] = (long)record["octetDeltaCount"]! * (long)sampler["samplerInterval"]!;
            record["packetDeltaCountScaled"] = (long)record["packetDeltaCount"]! * (long)sampler["samplerInterval"]!;
        }
        AddAll(record, Row("class", "c3pl_class_cce_id"));
        AddAll(record, Row("policy", "c3pl_policy_cce_id"));
        Add(record, "policy_hierarchy_array", Hierarchy((string)record["policy_qos_classification_hierarchy"]!, agent, domain));
        Add(record, "drop_cause", Row("drop", "drop_cause_id")?["name"]);
        Add(record, "firewall_event", Row("event", "policy_firewall_event_extended")?["name"]);
        Add(record, "fw_zone_pair", Row("zone", "policy_firewall_zone_pair_id")?["name"]);
        Add(record, "fw_class_map", Row("fwclass", "classId")?["name"]);
        Add(record, "input_TLOC_Session", Tunnel(agent, domain, record["overlay_session_id_input"]!.ToJsonString()));
        Add(record, "output_TLOC_Session", Tunnel(agent, domain, record["overlay_session_id_output"]!.ToJsonString()));
        VarStrings(record, agent, domain);
    }

    private void VarStrings(JsonObject record, string agent, long domain)
    {
        var unresolved = new JsonArray();
        foreach (var octets in record["applicationVarString"]!.AsArray().Select(value => Convert.FromHexString((string)value!)))
        {
            var application = octets[..4].Aggregate(0L, (sum, octet) => (sum << 8) + octet);
            var tag = (octets[4] << 8) + octets[5];
            var text = Encoding.UTF8.GetString(octets[6..]).TrimEnd('\0');
            if (Find(agent, domain, "sub", $"{application.ToString(CultureInfo.InvariantCulture)}/{tag}") is { } sub)
            {
                Add(record, ((string)sub["name"]!).Replace(' ', '_'), text);
            }
            else
            {
                unresolved.Add(new JsonObject { ["AppID"] = application, ["SubAppTag"] = tag, ["Value"] = text });
            }
        }
        record.Remove("applicationVarString");
        Add(record, "applicationVarString", unresolved.Count > 0 ? unresolved : null);
    }

    private string Hierarchy(string hex, string agent, long domain)
    {
        var names = new List<string>();
        foreach (var id in Convert.FromHexString(hex).Chunk(4).Select(four => four[3]).TakeWhile(id => id != 0))
        {
            var name = names.Count == 0
                ? Find(agent, domain, "policy", $"{id}")?["policy_map_name"]
                : Find(agent, domain, "class", $"{id}")?["class_map_name"];
            names.Add((string?)name ?? $"#{id}");
        }
        return string.Join("|->", names);
    }

    private JsonObject? Tunnel(string agent, long domain, string session)
    {
        var tunnel = Find(agent, domain, "tloc", session)?.DeepClone().AsObject();
        if (tunnel is not null && _measurements.TryGetValue((agent, session), out var measured))
        {
            AddAll(tunnel, measured);
        }
        return tunnel;
    }

    // The record's own domain if that has the table, else the device's others in the order in which they came.
    private JsonObject? Find(string agent, long domain, string table, string key, bool own = false)
    {
        if (!_tables.TryGetValue((agent, table), out var domains))
        {
            return null;
        }
        var mine = domains.FindAll(each => each.Domain == domain);
        foreach (var (_, rows) in mine.Count > 0 || own ? mine : domains)
        {
            if (rows.TryGetValue(key, out var row))
            {
                return row;
            }
        }
        return null;
    }

    private static void AddAll(JsonObject record, JsonObject? row)
    {
        foreach (var (name, value) in row ?? [])
        {
            Add(record, name, value);
        }
    }

    // Empty text is no value.
    private static void Add(JsonObject record, string name, JsonNode? value)
    {
        if (value is JsonObject group)
        {
            var filled = new JsonObject();
            AddAll(filled, group);
            record[name] = filled;
        }
        else if (value is not null && (value.GetValueKind() != System.Text.Json.JsonValueKind.String || ((string)value!).Length > 0))
        {
            record[name] = value.DeepClone();
        }
    }
}

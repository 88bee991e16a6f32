using FlowHost.Inspection.Profiling;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Reports;

/// <summary>Puts together what decoders know of templates and what the profiler saw of their records.</summary>
internal sealed class TemplateSections(ElementRegistry elements, IReadOnlyDictionary<ProfileKey, LayoutProfile> layouts)
{
    private readonly HashSet<ProfileKey> _used = [];

    /// <summary>The templates of an agent, by version, domain and id; then what is left of templates that hold no more.</summary>
    public IReadOnlyList<TemplateSection> Of(IReadOnlyList<TemplateReport> reports, IReadOnlyList<DomainSection> domains)
    {
        var sections = new List<TemplateSection>();
        // A device announces one template by several ports.
        foreach (var same in reports.GroupBy(report => (report.Version, report.Domain, report.Id, report.State, Fields: new FieldList(report.Fields))))
        {
            // What another port announced is used for data of this one.
            if (same.Key.State != TemplateState.Missing || !reports.Any(other => IsKnownAs(other, same.First())))
            {
                sections.Add(Section([.. same]));
            }
        }
        sections.AddRange(layouts.Where(layout => !_used.Contains(layout.Key)).Select(layout => Unannounced(layout.Key, layout.Value, reports, domains)));
        return [.. sections.OrderBy(section => section.Version).ThenBy(section => section.Domain).ThenBy(section => section.Id).ThenBy(section => section.IsPast)];
    }

    private static bool IsKnownAs(TemplateReport known, TemplateReport missing) =>
        known.State == TemplateState.Known && known.Version == missing.Version && known.Domain == missing.Domain && known.Id == missing.Id
        && known.ListenPort == missing.ListenPort;

    private TemplateSection Section(TemplateReport[] same)
    {
        var report = same[0];
        var profiles = Profiles(report);
        var interval = same.Max(each => each.Interval);
        return new TemplateSection(report.Version, report.Domain, report.Id)
        {
            State = report.State,
            Transport = report.Transport,
            IsOptions = report.IsOptions,
            RecordType = same.Select(each => each.Schema?.RecordType).OfType<string>().FirstOrDefault() ?? "",
            Ports = [.. same.Select(each => new StreamPorts(each.SourcePort, each.ListenPort))],
            Fields = [.. FieldSections.Of(report.Fields, same.Select(each => each.Schema).FirstOrDefault(schema => schema is not null), profiles, elements)],
            Sets = same.Sum(each => each.Sets),
            Records = profiles.Sum(profile => profile.Rows),
            First = same.Min(each => each.FirstSeen) is > 0 and var first ? Counted.Time(first) : null,
            Last = Counted.Time(same.Max(each => each.LastSeen)),
            Interval = interval == 0 ? null : Counted.Duration(interval),
            Durations = [.. profiles.SelectMany(profile => profile.Sections)],
        };
    }

    // Records with a very long number have a schema of their own, with the same fields.
    private LayoutProfile[] Profiles(TemplateReport report)
    {
        var found = new List<LayoutProfile>();
        foreach (var (key, layout) in layouts)
        {
            if (report.Schema is { } schema && (key.Version, key.Domain, key.Id) == (report.Version, report.Domain, report.Id)
                && key.Schema.Fields.Select(field => field.Name).SequenceEqual(schema.Fields.Select(field => field.Name)))
            {
                _used.Add(key);
                found.Add(layout);
            }
        }
        return [.. found];
    }

    private TemplateSection Unannounced(
        ProfileKey key, LayoutProfile layout, IReadOnlyList<TemplateReport> reports, IReadOnlyList<DomainSection> domains)
    {
        var isFixed = !reports.Any(report => report.Version == key.Version) && key.Id == 0;
        return new TemplateSection(key.Version, key.Domain, key.Id)
        {
            State = TemplateState.Known,
            IsOptions = key.Schema.IsOptions,
            IsFixed = isFixed,
            IsPast = !isFixed,
            RecordType = key.Schema.RecordType,
            Fields = [.. FieldSections.Of(key.Schema, layout, isFixed, elements)],
            Sets = isFixed ? domains.FirstOrDefault(domain => domain.Version == key.Version && domain.Domain == key.Domain)?.DataSets : null,
            Records = layout.Rows,
            Durations = [.. layout.Sections],
        };
    }

    /// <summary>Fields, compared one by one.</summary>
    private readonly record struct FieldList(IReadOnlyList<TemplateField> Fields)
    {
        public bool Equals(FieldList other) => Fields.SequenceEqual(other.Fields);

        public override int GetHashCode() => Fields.Count;
    }
}

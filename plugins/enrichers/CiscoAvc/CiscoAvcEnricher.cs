using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Enrichers.CiscoAvc.Directions;
using FlowHost.Enrichers.CiscoAvc.Queues;
using FlowHost.Enrichers.CiscoAvc.ResponseTime;
using FlowHost.Enrichers.CiscoAvc.Rtp;
using FlowHost.Enrichers.CiscoAvc.Urls;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc;

/// <summary>Derives the metrics of Cisco Application Visibility and Control; each feature binds itself to the schemas that have its elements.</summary>
internal sealed class CiscoAvcEnricher : IEnricher
{
    private readonly IEnricher[] _features;

    public CiscoAvcEnricher(CiscoAvcOptions options)
    {
        var directions = new FlowDirections();
        // In this order: later ones read what earlier ones added.
        _features =
        [
            new QueueMeans(),
            new ResponseTimeFeatures(options),
            new DirectionFeatures(options, directions),
            new RtpFeatures(options, directions),
            new UrlHits(),
        ];
    }

    public EnrichBatch? Bind(SchemaBuilder schema) => schema.Current.IsOptions ? null : schema.BindAll(_features);
}

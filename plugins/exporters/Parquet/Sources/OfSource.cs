using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>What a metadata column tells of where rows came from.</summary>
internal delegate TValue OfSource<out TValue>(in RecordSource source)
    where TValue : allows ref struct;

using FlowHost.Enrichers.CiscoHsl;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoHsl;

/// <summary>Records by element number, as a device's template lists them.</summary>
internal static class HslRecord
{
    /// <summary>Enriches one record.</summary>
    public static TestRecord Enrich(params (int Enterprise, int Id, object? Value)[] fields) => Batch(fields).Enrich(new CiscoHslEnricher())[0];

    /// <summary>One record that can go through other enrichers too.</summary>
    public static TestBatch Batch(params (int Enterprise, int Id, object? Value)[] fields) =>
        TestBatch.With([.. fields.Select(field => ElementOf(field.Enterprise, field.Id))]).Row([.. fields.Select(field => field.Value)]);

    public static Element ElementOf(int enterprise, int id) => ElementRegistry.Builtin.Resolve((uint)enterprise, (ushort)id, sizeof(ulong), []);
}

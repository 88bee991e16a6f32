using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>Records by element number, as a device's template lists them.</summary>
internal static class AvcRecord
{
    /// <summary>What makes a record <c>art</c>, with delays that do not matter.</summary>
    public static readonly (int Enterprise, int Id, object? Value)[] ResponseTime = [(9, 9316, 0), (9, 9319, 0)];

    /// <summary>What makes a record <c>conn</c>.</summary>
    public static readonly (int Enterprise, int Id, object? Value)[] Connection = [(9, 12236, "192.0.2.10"), (9, 12237, "198.51.100.20")];

    /// <summary>Enriches one record.</summary>
    public static TestRecord Enrich(params IEnumerable<(int Enterprise, int Id, object? Value)> fields) => Enrich(new CiscoAvcOptions(), fields);

    /// <inheritdoc cref="Enrich(IEnumerable{ValueTuple{int, int, object?}})"/>
    public static TestRecord Enrich(CiscoAvcOptions options, params IEnumerable<(int Enterprise, int Id, object? Value)> fields) =>
        Batch([.. fields]).Enrich(new CiscoAvcEnricher(options))[0];

    /// <summary>One record that can go through other enrichers too.</summary>
    public static TestBatch Batch(params (int Enterprise, int Id, object? Value)[] fields) =>
        TestBatch.With([.. fields.Select(field => ElementOf(field.Enterprise, field.Id))]).Row([.. fields.Select(field => field.Value)]);

    /// <summary>The element of a number, of the most octets where that matters.</summary>
    public static Element ElementOf(int enterprise, int id) => ElementRegistry.Builtin.Resolve((uint)enterprise, (ushort)id, sizeof(ulong), []);
}

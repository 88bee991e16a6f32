using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Configuration.Keys;

/// <summary>Which fields of a record an exporter is given. Metadata (AgentID, Version, DomainID, SetID, CreateAt, Type) is always there.</summary>
internal sealed class FieldsOptions : IValidatableOptions
{
    /// <summary>These only. The name of a group (<c>flowinfo</c>) stands for all of it.</summary>
    [MinLength(1)]
    public List<string>? Include { get; set; }

    /// <summary>All but these. The name of a group stands for all of it.</summary>
    [MinLength(1)]
    public List<string>? Exclude { get; set; }

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Include is null && Exclude is null)
        {
            yield return (nameof(Include), "Say which fields: include, exclude, or both; or leave 'fields' out.");
        }
    }
}

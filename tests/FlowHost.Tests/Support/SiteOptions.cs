using FlowHost.Sdk;

namespace FlowHost.Tests.Support;

internal sealed class SiteOptions : IValidatableOptions
{
    public string? Table { get; set; }

    public bool Refresh { get; set; }

    public Dictionary<string, string> Labels { get; set; } = [];

    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Refresh && Table is null)
        {
            yield return (nameof(Refresh), "'refresh' needs a table to read again: set 'table'");
        }
    }
}

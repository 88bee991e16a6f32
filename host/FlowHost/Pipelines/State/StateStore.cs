using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines.State;

/// <summary>The tables of one entry of a pipeline, a file each.</summary>
internal sealed class StateStore(string directory, StateWriter writer, ILogger logger) : IStateStore
{
    private readonly Dictionary<string, StateTable> _tables = [];

    /// <summary>Those that are open.</summary>
    public IReadOnlyList<StateTable> Tables
    {
        get
        {
            lock (_tables)
            {
                return [.. _tables.Values];
            }
        }
    }

    /// <inheritdoc/>
    public IStateTable Open(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new ArgumentException($"'{name}' is no name of a table: use letters of ASCII, digits and hyphens.", nameof(name));
        }
        lock (_tables)
        {
            if (!_tables.TryGetValue(name, out var table))
            {
                table = new StateTable(new StateFile(Path.Combine(directory, name)), writer.Wake, logger);
                table.Load();
                _tables.Add(name, table);
            }
            return table;
        }
    }
}

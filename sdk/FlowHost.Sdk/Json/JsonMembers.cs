using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>The members of an object, in the order in which they are added.</summary>
internal sealed class JsonMembers : JsonNode
{
    private readonly List<JsonNode> _nodes = [];
    private readonly Dictionary<string, JsonMembers> _groups = new(StringComparer.Ordinal);

    /// <summary>Adds a field.</summary>
    /// <param name="path">The words before the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="columns">The columns: several when the template repeats the element.</param>
    public void Add(ReadOnlySpan<string> path, string name, ColumnText[] columns)
    {
        if (path is [var group, .. var inner])
        {
            GroupOf(group).Add(inner, name, columns);
        }
        else if (columns is not [var column])
        {
            _nodes.Add(new JsonArray(name, columns));
        }
        else if (!column.IsShort)
        {
            _nodes.Add(new JsonField(name, column));
        }
        else
        {
            if (_nodes is not [.., JsonShortFields run])
            {
                run = new JsonShortFields();
                _nodes.Add(run);
            }
            run.Add(name, column);
        }
    }

    public override void Begin(FlowBatch batch)
    {
        foreach (var node in _nodes)
        {
            node.Begin(batch);
        }
    }

    public override void Append(Utf8Buffer buffer, int row)
    {
        foreach (var node in CollectionsMarshal.AsSpan(_nodes))
        {
            node.Append(buffer, row);
        }
    }

    private JsonMembers GroupOf(string name)
    {
        if (!_groups.TryGetValue(name, out var members))
        {
            var group = new JsonGroup(name);
            _nodes.Add(group);
            members = group.Members;
            _groups.Add(name, members);
        }
        return members;
    }
}

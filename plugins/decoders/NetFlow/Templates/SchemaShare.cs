using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The schemas that an agent may cause: they are never forgotten, and one agent must not use them up for the others.</summary>
internal sealed class SchemaShare(AgentTemplates agent)
{
    /// <summary>A sixteenth of what the host holds.</summary>
    public const int Limit = 1_024;
    public const int FieldLimit = 65_536;

    /// <summary>What an agent has that is not established.</summary>
    public const int NewLimit = 32;
    public const int NewFieldLimit = 2_048;

    private HashSet<FlowSchema>? _schemas;
    private int _fields;

    public int Count => _schemas?.Count ?? 0;

    /// <summary>Whether the agent may cause one more schema, of so many fields.</summary>
    public bool HasRoomFor(int fields) => agent.IsEstablished
        ? Count < Limit && _fields + fields <= FieldLimit
        : Count < NewLimit && _fields + fields <= NewFieldLimit && agent.Memory.NewSchemas < TemplateMemory.NewSchemaLimit;

    /// <summary>Notes that the agent uses a schema.</summary>
    public void Use(FlowSchema schema)
    {
        if ((_schemas ??= []).Add(schema))
        {
            _fields += schema.Fields.Count;
            if (!agent.IsEstablished)
            {
                agent.Memory.NewSchemas++;
            }
        }
    }
}

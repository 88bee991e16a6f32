using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>Learns names from option records and joins them to flows: the order of arrival shows in its output.</summary>
internal sealed class InterfaceNameEnricher : IEnricher
{
    private readonly Dictionary<uint, string> _names = [];

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!schema.TryGet(Elements.IngressInterface, out var index))
        {
            return null;
        }
        if (schema.TryGet(Elements.InterfaceName, out var name))
        {
            schema.WritesSharedTables();
            return batch => Learn(batch, index, name);
        }
        var joined = schema.Add(Field.Text("name"));
        return batch => Join(batch, index, joined);
    }

    private void Learn(FlowBatch batch, Column<uint> index, Column<Text> name)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            _names[batch[index][row]] = Encoding.UTF8.GetString(batch[name][row]);
        }
    }

    private void Join(FlowBatch batch, Column<uint> index, NewColumn<Text> joined)
    {
        var writer = batch[joined];
        for (var row = 0; row < batch.Count; row++)
        {
            if (_names.TryGetValue(batch[index][row], out var name))
            {
                writer.Set(row, Encoding.UTF8.GetBytes(name));
            }
        }
    }
}

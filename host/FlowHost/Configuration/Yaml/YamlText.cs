using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FlowHost.Configuration.Yaml;

/// <summary>Writes nodes as YAML.</summary>
internal static class YamlText
{
    private static readonly EmitterSettings Settings = EmitterSettings.Default.WithIndentedSequences().WithNewLine("\n");

    /// <summary>A document: mappings a key a line, lists of single values in brackets.</summary>
    public static string Document(YamlMap map) => Write(map, isInline: false);

    /// <summary>A value on one line.</summary>
    public static string Inline(YamlNode node) => Write(node, isInline: true).TrimEnd('\n');

    private static string Write(YamlNode root, bool isInline)
    {
        using var output = new StringWriter();
        var emitter = new Emitter(output, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Node(root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return output.ToString();

        void Node(YamlNode node)
        {
            switch (node)
            {
                case YamlMap map:
                    var mapStyle = isInline ? MappingStyle.Flow : MappingStyle.Block;
                    emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, mapStyle));
                    foreach (var entry in map.Entries)
                    {
                        Node(entry.Key);
                        Node(entry.Value);
                    }
                    emitter.Emit(new MappingEnd());
                    break;
                case YamlList list:
                    var listStyle = isInline || list.Items.All(item => item is YamlScalar) ? SequenceStyle.Flow : SequenceStyle.Block;
                    emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, listStyle));
                    foreach (var item in list.Items)
                    {
                        Node(item);
                    }
                    emitter.Emit(new SequenceEnd());
                    break;
                case YamlScalar scalar:
                    // Where plain text would be read as something else, the emitter quotes it.
                    var style = scalar.IsQuoted && (scalar with { IsQuoted = false }).IsNull ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain;
                    emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, style, isPlainImplicit: true, isQuotedImplicit: true));
                    break;
            }
        }
    }
}

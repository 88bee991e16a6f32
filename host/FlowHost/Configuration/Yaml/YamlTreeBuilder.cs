using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FlowHost.Configuration.Yaml;

/// <summary>
/// Turns the parser's events into nodes. What could make a small file expand or hide something (anchors, aliases, tags) is refused,
/// and the depth is bounded, so that no file can exhaust memory or stack.
/// </summary>
internal sealed class YamlTreeBuilder(string file, string text, DiagnosticBag diagnostics)
{
    internal const int MaxDepth = 32;

    private readonly Parser _parser = new(new StringReader(text));
    private bool _isTooDeep;

    /// <summary>Where the parser stands.</summary>
    public Mark Place => _parser.Current?.End ?? Mark.Empty;

    /// <summary>The document's root; null when the file has none, or is nested too deep to go on.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public YamlNode? Build()
    {
        YamlNode? root = null;
        var documents = 0;
        while (Advance())
        {
            switch (_parser.Current)
            {
                case DocumentStart start when ++documents > 1:
                    diagnostics.Error(
                        At(start), ErrorCodes.SeveralDocuments, "one file is one pipeline: put the second document ('---') into a file of its own");
                    return root;
                case NodeEvent or AnchorAlias:
                    root = Node(1, "");
                    break;
            }
        }
        return _isTooDeep ? null : root;
    }

    // Past the bound nothing more is read: the parser's own cost grows with the square of the depth.
    private bool Advance() => !_isTooDeep && _parser.MoveNext();

    private YamlNode Node(int depth, string path)
    {
        var current = _parser.Current!;
        var position = At(current, path);
        Refuse(current, position);
        switch (current)
        {
            case SequenceStart or MappingStart when depth > MaxDepth:
                diagnostics.Error(position, ErrorCodes.TooDeep, $"lists and mappings may be nested {MaxDepth} deep at most");
                _isTooDeep = true;
                return new YamlFault(position);
            case SequenceStart:
                return List(position, depth);
            case MappingStart:
                return Map(position, depth);
            case Scalar scalar:
                return new YamlScalar(position, scalar.Value, scalar.Style != ScalarStyle.Plain);
            default:
                return new YamlFault(position);
        }
    }

    private YamlList List(SourcePosition position, int depth)
    {
        var items = new List<YamlNode>();
        while (Advance() && _parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1, $"{position.Path}[{items.Count}]"));
        }
        return new YamlList(position, items);
    }

    private YamlMap Map(SourcePosition position, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Advance() && _parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1, position.Path);
            if (key is YamlScalar scalar)
            {
                key = scalar with { Position = scalar.Position with { Path = Join(position.Path, scalar.Text) } };
            }
            var value = Advance() ? Node(depth + 1, key.Position.Path) : key;
            if (key is not YamlScalar name)
            {
                diagnostics.Error(key.Position, ErrorCodes.WrongShape, $"a key must be a single word, not {key.Noun}");
            }
            else if (name is { Text: "<<", IsQuoted: false })
            {
                diagnostics.Error(name.Position, ErrorCodes.AnchorOrAlias, "merge keys ('<<') are not used in pipelines: write the keys out");
            }
            else if (lines.TryAdd(name.Text, name.Position.Line))
            {
                entries.Add(new YamlEntry(name, value));
            }
            else
            {
                diagnostics.Error(
                    name.Position, ErrorCodes.DuplicateKey, $"the key '{name.Text}' is here already, in line {lines[name.Text]}: remove one of them");
            }
        }
        return new YamlMap(position, entries);
    }

    // A key is the user's: one of a megabyte is not repeated in every place below it.
    private static string Join(string path, string key)
    {
        const int longest = 60;
        var name = key.Length > longest ? key[..longest] + "…" : key;
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private void Refuse(ParsingEvent current, SourcePosition position)
    {
        if (current is AnchorAlias alias)
        {
            diagnostics.Error(position, ErrorCodes.AnchorOrAlias, $"aliases (*{alias.Value}) are not used in pipelines: write the value out");
        }
        if (current is not NodeEvent node)
        {
            return;
        }
        if (!node.Anchor.IsEmpty)
        {
            diagnostics.Error(position, ErrorCodes.AnchorOrAlias, $"anchors (&{node.Anchor}) are not used in pipelines: remove it");
        }
        if (!node.Tag.IsEmpty)
        {
            diagnostics.Error(position, ErrorCodes.Tag, $"tags ({node.Tag}) are not used in pipelines: the key decides the type of its value");
        }
    }

    private SourcePosition At(ParsingEvent current, string path = "") => new(file, (int)current.Start.Line, (int)current.Start.Column, path);
}

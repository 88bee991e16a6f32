using System.Text;
using YamlDotNet.Core;

namespace FlowHost.Configuration.Yaml;

/// <summary>Reads a YAML file, within the bounds of what a pipeline may be.</summary>
internal static class YamlDocument
{
    internal const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The document; null when there is none to go on with.</returns>
    public static YamlMap? Read(string file, DiagnosticBag diagnostics)
    {
        var whole = new SourcePosition(file, 0, 0);
        var bytes = new byte[MaxBytes + 1];
        try
        {
            using var stream = File.OpenRead(file);
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
            {
                diagnostics.Error(whole, ErrorCodes.FileTooLarge, "a pipeline may have 1 MiB at most; is this the right file?");
                return null;
            }
            var start = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return Parse(file, StrictUtf8.GetString(bytes, start, length - start), diagnostics);
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes.AsSpan(0, exception.Index);
            var place = new SourcePosition(file, before.Count((byte)'\n') + 1, exception.Index - before.LastIndexOf((byte)'\n'));
            diagnostics.Error(place, ErrorCodes.Syntax, "this is not UTF-8 text: save the file as UTF-8");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Error(whole, ErrorCodes.FileNotReadable, "the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(whole, ErrorCodes.FileNotReadable, $"the file cannot be read: {exception.Message}");
        }
        return null;
    }

    /// <summary>Reads text.</summary>
    /// <param name="file">Stands in the messages.</param>
    /// <param name="text">The document.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The document; null when there is none to go on with.</returns>
    public static YamlMap? Parse(string file, string text, DiagnosticBag diagnostics)
    {
        var builder = new YamlTreeBuilder(file, text, diagnostics);
        try
        {
            var root = builder.Build();
            if (diagnostics.HasErrors && root is null)
            {
                return null;
            }
            if (root is null or YamlScalar { IsNull: true })
            {
                diagnostics.Error(new SourcePosition(file, 1, 1), ErrorCodes.WrongShape, "the file is empty: a pipeline needs decoders and exporters");
                return null;
            }
            if (root is YamlMap map)
            {
                return map;
            }
            diagnostics.Error(root.Position, ErrorCodes.WrongShape, $"a pipeline is a mapping (name:, inputs:, decoders:, …), not {root.Noun}");
        }
        catch (YamlException exception)
        {
            SyntaxFault.Report(file, text, exception.Start, exception.Message, diagnostics);
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to some unclosed brackets.
            SyntaxFault.Report(file, text, builder.Place, "a bracket or a quote is not closed here or above", diagnostics);
        }
        catch (ArgumentException)
        {
            // The parser's answer to a tag that is no URI.
            var place = new SourcePosition(file, Math.Max(1, (int)builder.Place.Line), Math.Max(1, (int)builder.Place.Column));
            diagnostics.Error(place, ErrorCodes.Tag, "a tag ('!') here or below is not valid, and tags are not used in pipelines: put text with a '!' into quotes");
        }
        return null;
    }
}

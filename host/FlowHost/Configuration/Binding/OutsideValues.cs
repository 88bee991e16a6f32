using System.Text;

namespace FlowHost.Configuration.Binding;

/// <summary>What values may take from outside the pipeline's file: environment variables, and the content of other files.</summary>
/// <param name="environment">Looks up a variable.</param>
/// <param name="directory">The folder that relative paths start at.</param>
internal sealed class OutsideValues(Func<string, string?> environment, string directory)
{
    // A secret, not a data file.
    private const int MaxFile = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Text, string StandIn)> _found = [];

    /// <summary>Every value that was found, with the placeholder that stands for it.</summary>
    public IReadOnlyList<(string Text, string StandIn)> Found => _found;

    /// <summary>The value of <c>env:NAME</c> or <c>file:path</c>; null with a code and a message when there is none.</summary>
    public string? Find(string reference, out (int Code, string Message) fault)
    {
        fault = (ErrorCodes.BadPlaceholder, $"'${{{reference}}}' is not a placeholder: write ${{env:NAME}} or ${{file:path}}, or $${{ for the characters themselves");
        var value = reference.Split(':', 2) switch
        {
            ["env", var name] when IsName(name) => Variable(name, out fault),
            ["file", { Length: > 0 } path] => Content(path, out fault),
            _ => null,
        };
        if (value is not null)
        {
            _found.Add((value, $"${{{reference}}}"));
        }
        return value;
    }

    private string? Variable(string name, out (int Code, string Message) fault)
    {
        fault = (ErrorCodes.EnvironmentVariableNotSet, $"the environment variable {name} is not set");
        return environment(name);
    }

    private string? Content(string path, out (int Code, string Message) fault)
    {
        fault = default;
        // A quoted scalar may hold any character.
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            fault = (ErrorCodes.ValueFileNotReadable, "the name of a file cannot hold the character NUL");
            return null;
        }
        var full = Path.GetFullPath(path, directory);
        try
        {
            using var stream = File.OpenRead(RegularFile.Require(full));
            var bytes = new byte[MaxFile + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= MaxFile)
            {
                // Editors end the last line; that is no part of a password.
                return StrictUtf8.GetString(bytes, 0, length).TrimEnd('\r', '\n');
            }
            fault = (ErrorCodes.ValueFileNotReadable, $"{full} has more than {MaxFile / 1024} KiB: it is not a single value");
        }
        catch (DecoderFallbackException)
        {
            fault = (ErrorCodes.ValueFileNotReadable, $"{full} is not UTF-8 text");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = (ErrorCodes.ValueFileNotReadable, $"there is no file {full}: paths start at the folder of the pipeline's file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = (ErrorCodes.ValueFileNotReadable, $"{full} cannot be read: {exception.Message.TrimEnd('.')}");
        }
        return null;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}

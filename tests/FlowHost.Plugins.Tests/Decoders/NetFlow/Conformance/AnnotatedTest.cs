using System.Globalization;
using System.Text.RegularExpressions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>A test that says what it shows. All test projects are read as text: none refers to the others.</summary>
/// <param name="File">Its file, from the checkout's root.</param>
/// <param name="Method">Its name.</param>
/// <param name="Rfc">The RFC.</param>
/// <param name="Points">What it shows of it.</param>
internal sealed partial record AnnotatedTest(string File, string Method, int Rfc, IReadOnlyList<string> Points)
{
    public string Class => Path.GetFileNameWithoutExtension(File);

    public static IReadOnlyList<AnnotatedTest> ReadAll(string root) =>
    [
        .. Directory.GetFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Read(file, Path.GetRelativePath(root, file).Replace('\\', '/'))),
    ];

    private static IEnumerable<AnnotatedTest> Read(string path, string file)
    {
        var pending = new List<Match>();
        foreach (var line in System.IO.File.ReadLines(path))
        {
            if (Attribute().Match(line) is { Success: true } attribute)
            {
                pending.Add(attribute);
            }
            else if (Declaration().Match(line) is { Success: true } declaration)
            {
                foreach (var match in pending)
                {
                    yield return new AnnotatedTest(
                        file,
                        declaration.Groups["name"].Value,
                        int.Parse(match.Groups["rfc"].Value, CultureInfo.InvariantCulture),
                        [.. match.Groups["point"].Captures.Select(point => point.Value)]);
                }
                pending.Clear();
            }
        }
    }

    [GeneratedRegex("""^\s*\[Rfc\((?<rfc>\d+)(, "(?<point>[^"]+)")+\)\]$""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""^    public (async Task|Task|void) (?<name>\w+)\(""")]
    private static partial Regex Declaration();
}

using System.Globalization;
using System.Text;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>Writes what the tests show as a page.</summary>
internal sealed class ConformancePage(IReadOnlyList<AnnotatedTest> tests)
{
    private readonly StringBuilder _text = new();

    /// <summary>The whole page.</summary>
    public string Write()
    {
        Line("# What the tests show of RFC 7011 and RFC 5471");
        Line("");
        Line("This page is made from the tests and checked by `ConformanceTests`; write it anew with");
        Line("`FLOWHOST_WRITE_CONFORMANCE=1 dotnet test tests/FlowHost.Plugins.Tests --filter ConformanceTests`. A point is met when a test that");
        Line("passes carries its name (`[Rfc(7011, \"8.1-2\")]`) and no deviation is stated; `--filter RFC7011=8.1-2` runs its tests.");
        WriteRfc7011();
        WriteRfc5471();
        Line("");
        foreach (var (name, file) in tests.Select(test => (test.Class, test.File)).Distinct().Order())
        {
            Line($"[{name}]: ../../../{file}");
        }
        return _text.ToString();
    }

    private void WriteRfc7011()
    {
        var points = Rfc7011.Points;
        Line("");
        Line("## RFC 7011: what is asked of a collector");
        Line("");
        Line("MUST (read) is a rule of the format, or of exporters, that a collector has to be able to read. The texts are paraphrases.");
        Line("");
        Line($"- MUST: {Share(points, RfcLevel.Must, RfcLevel.MustRead)}; of those that name the collector {Share(points, RfcLevel.Must)}.");
        Line($"- SHOULD: {Share(points, RfcLevel.Should)}.");
        Line($"- Out of scope and not counted: {points.Count(point => point.OutOfScope is not null)}.");
        Line("");
        Line("| point | level | what is asked | met | tests |");
        Line("|---|---|---|---|---|");
        foreach (var point in points)
        {
            Line($"| {point.Name} | {Word(point.Level)} | {point.Text} | {State(point)} | {Tests(7011, point)} |");
        }
    }

    private void WriteRfc5471()
    {
        var points = Rfc5471.Points;
        Line("");
        Line("## RFC 5471: its tests");
        Line("");
        Line($"{Share(points, RfcLevel.None)}; {points.Count(point => point.OutOfScope is not null)} more are out of scope.");
        Line("");
        Line("| section | transports | what is tested | met | tests |");
        Line("|---|---|---|---|---|");
        foreach (var point in points)
        {
            Line($"| {point.Name} | {point.Transports} | {point.Text} | {State(point)} | {Tests(5471, point)} |");
        }
    }

    private static string Share(IReadOnlyList<RfcPoint> points, params RfcLevel[] levels)
    {
        var asked = points.Where(point => levels.Contains(point.Level) && point.OutOfScope is null).ToList();
        var met = asked.Count(point => point.NotMet is null);
        return string.Create(CultureInfo.InvariantCulture, $"{met} of {asked.Count} met ({100.0 * met / asked.Count:0.0} %)");
    }

    private static string Word(RfcLevel level) => level == RfcLevel.MustRead ? "MUST (read)" : level.ToString().ToUpperInvariant();

    private static string State(RfcPoint point) => point switch
    {
        { OutOfScope: { } why } => $"out of scope: {why}",
        { NotMet: { } why } => $"**no**: {why}",
        { Note: { } note } => $"yes: {note}",
        _ => "yes",
    };

    private string Tests(int rfc, RfcPoint point) => string.Join("; ",
        from test in tests
        where test.Rfc == rfc && test.Points.Contains(point.Name)
        group test.Method by test.Class into methods
        select $"[{methods.Key}]: {string.Join(", ", methods.Distinct())}");

    private void Line(string text) => _text.Append(text).Append('\n');
}

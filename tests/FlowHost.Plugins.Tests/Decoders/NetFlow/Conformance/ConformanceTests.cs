namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>CONFORMANCE.md says what the tests say.</summary>
public class ConformanceTests
{
    private static readonly string Root = FindRoot();
    private static readonly IReadOnlyList<AnnotatedTest> Annotated = AnnotatedTest.ReadAll(Root);
    private static readonly (int Rfc, IReadOnlyList<RfcPoint> Points)[] Rfcs = [(5471, Rfc5471.Points), (7011, Rfc7011.Points)];

    [Fact]
    public void Page_Written_IsWhatTheTestsSay()
    {
        var file = Path.Combine(Root, "plugins", "decoders", "NetFlow", "CONFORMANCE.md");
        var page = new ConformancePage(Annotated).Write();
        if (Environment.GetEnvironmentVariable("FLOWHOST_WRITE_CONFORMANCE") is not null)
        {
            File.WriteAllText(file, page);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == page,
            "CONFORMANCE.md is not what the tests say. Write it anew: FLOWHOST_WRITE_CONFORMANCE=1 dotnet test tests/FlowHost.Plugins.Tests "
            + "--filter ConformanceTests");
    }

    [Fact]
    public void Tests_PointsThatTheyName_AreListed() => Assert.Empty(
        from test in Annotated
        from point in test.Points
        where !Rfcs.Any(rfc => rfc.Rfc == test.Rfc && rfc.Points.Any(listed => listed.Name == point))
        select $"{test.Class}.{test.Method}: RFC {test.Rfc} {point}");

    [Fact]
    public void Points_NeitherOutOfScopeNorDeviation_HaveATest() => Assert.Empty(
        from rfc in Rfcs
        from point in rfc.Points
        where point is { OutOfScope: null, NotMet: null } && !Annotated.Any(test => test.Rfc == rfc.Rfc && test.Points.Contains(point.Name))
        select $"RFC {rfc.Rfc} {point.Name}: {point.Text}");

    [Fact]
    public void Points_OutOfScope_HaveNone() => Assert.Empty(
        from rfc in Rfcs
        from point in rfc.Points
        where point.OutOfScope is not null && Annotated.Any(test => test.Rfc == rfc.Rfc && test.Points.Contains(point.Name))
        select $"RFC {rfc.Rfc} {point.Name}: {point.Text}");

    // The reader is of text: what it finds in this project is what the compiler finds.
    [Fact]
    public void Annotations_OfThisProject_AreAllRead() => Assert.Equal(
        typeof(ConformanceTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes(typeof(FlowHost.Tests.RfcAttribute), false).Cast<FlowHost.Tests.RfcAttribute>()
                .SelectMany(rfc => rfc.Points.Select(point => $"{method.DeclaringType!.Name}.{method.Name} {rfc.Number} {point}")))
            .Order(StringComparer.Ordinal),
        Annotated.Where(test => test.File.StartsWith("tests/FlowHost.Plugins.Tests/", StringComparison.Ordinal))
            .SelectMany(test => test.Points.Select(point => $"{test.Class}.{test.Method} {test.Rfc} {point}")).Order(StringComparer.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FlowHost.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests do not run from a checkout: FlowHost.sln is nowhere above them.");
        }
        return folder;
    }
}

using FlowHost.Decoders.NetFlow.Inspection;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Inspection;

public class RuleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Template_Missing_NamesItsDataAndWhatMendsIt()
    {
        var missing = new TemplateSection(9, 0, 260)
        {
            State = TemplateState.Missing, Sets = 14, First = Reports.Start.AddSeconds(131), Last = Reports.Start.AddSeconds(140),
        };

        var finding = Assert.Single(new TemplateRule().Check(Reports.Agent(Minute, missing)));

        Assert.Equal(FindingSeverity.Problem, finding.Severity);
        Assert.Equal(
            "Data for template 260 of domain 0 came from 2026-01-15 10:02:11 UTC to 2026-01-15 10:02:20 UTC (14 sets), and its template did not come in this capture.",
            finding.Text);
        Assert.Contains("`template data timeout 60`", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_Refused_IsAProblem()
    {
        var refused = Reports.Template(260) with { State = TemplateState.Refused };

        Assert.Equal(FindingSeverity.Problem, Assert.Single(new TemplateRule().Check(Reports.Agent(Minute, refused))).Severity);
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(300, FindingSeverity.Note)]
    [InlineData(1800, FindingSeverity.Advice)]
    public void Template_RepeatedAfter_IsJudgedByTheInterval(int seconds, FindingSeverity? expected)
    {
        var span = TimeSpan.FromHours(1);
        var template = Reports.Template(260) with { Interval = TimeSpan.FromSeconds(seconds), Last = Reports.Start + span };

        var finding = new TemplateRule().Check(Reports.Agent(span, template)).SingleOrDefault();

        Assert.Equal(expected, finding?.Severity);
    }

    [Fact]
    public void Template_NotRepeatedInAShortCapture_IsNothingToSay() =>
        Assert.Empty(new TemplateRule().Check(Reports.Agent(Minute, Reports.Template(260))));

    [Fact]
    public void Template_OverAConnection_NeedNotBeRepeated()
    {
        var template = Reports.Template(260) with { Transport = Transport.Tcp };

        Assert.Empty(new TemplateRule().Check(Reports.Agent(TimeSpan.FromHours(1), template)));
    }

    [Fact]
    public void Loss_InPercent_IsOfWhatWasSent()
    {
        var domain = Reports.Domain(Reports.Whole with { Received = 97, Lost = 3 });

        var finding = Assert.Single(new LossRule().Check(Reports.Agent(Minute, domain)));

        Assert.Equal(FindingSeverity.Problem, finding.Severity);
        Assert.Equal("By the sequence numbers of domain 0 (NetFlow v9), 3 of 100 messages are not in this capture: 97 % are here.", finding.Text);
    }

    [Fact]
    public void Loss_NumbersThatFitNothing_AreNotBelieved()
    {
        var domain = Reports.Domain(Reports.Whole with { Lost = 3, Unexplained = 10 });

        var finding = Assert.Single(new LossRule().Check(Reports.Agent(Minute, domain)));

        Assert.Contains("cannot be told", finding.Text, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Note, finding.Severity);
    }

    [Fact]
    public void Loss_CopiesAndRestarts_AreSaid()
    {
        var domain = Reports.Domain(Reports.Whole with { Duplicates = 2, Restarts = 1 });

        var findings = new LossRule().Check(Reports.Agent(Minute, domain)).ToArray();

        Assert.StartsWith("2 messages of domain 0", findings[0].Text, StringComparison.Ordinal);
        Assert.Contains("began anew 1 time", findings[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    [InlineData(90, true)]
    [InlineData(-90, true)]
    public void Clock_IsFoundBeyondFiveSeconds(int seconds, bool isFound)
    {
        var domain = Reports.Domain() with { LeastDelay = TimeSpan.FromSeconds(seconds) };
        var report = Reports.Agent(Minute, domain);

        Assert.Equal(isFound, new ClockRule().Check(report).Any());
        Assert.Contains(
            seconds > 0 ? "to its receipt it took at least" : "later than its receipt", Assert.Single(new ClockRule().Describe(report)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_Unknown_AreListed()
    {
        var field = new FieldSection("e9id12345", 9, 12345) { Length = 4, IsKnown = false };

        var finding = Assert.Single(new ElementRule().Check(Reports.Agent(Minute, Reports.Template(260, field), Reports.Template(261, field))));

        Assert.StartsWith("1 element of its templates is in no table of elements: e9id12345 (4 octets, template 260).", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Drops_GivenUpThoughTheTemplateCame_AreSaid()
    {
        var domain = Reports.Domain() with { Drops = [new DropSection(DropReason.NoTemplate, DropUnit.Sets, 5)] };

        var finding = Assert.Single(new DropRule().Check(Reports.Agent(Minute, domain, Reports.Template(260))));

        Assert.StartsWith("5 sets of domain 0 (NetFlow v9) given up", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Drops_OfAMissingTemplate_AreLeftToItsOwnFinding()
    {
        var domain = Reports.Domain() with { Drops = [new DropSection(DropReason.NoTemplate, DropUnit.Sets, 5)] };
        var missing = new TemplateSection(9, 0, 260) { State = TemplateState.Missing, Sets = 5 };

        Assert.Empty(new DropRule().Check(Reports.Agent(Minute, domain, missing)));
    }

    [Fact]
    public void Sampling_InOptions_IsReadFromThem()
    {
        var options = Reports.Template(257, Reports.Field(Elements.SamplingInterval, "100") with { Records = 5, Filled = 5 }) with { IsOptions = true };

        Assert.Equal(
            "samplingInterval is 100 in all 5 records of options template 257 of domain 0.",
            Assert.Single(new SamplingRule().Describe(Reports.Agent(Minute, options))).Text);
    }

    [Fact]
    public void Sampling_NothingSaysIt_IsSaidOfTheCaptureOnly() => Assert.Equal(
        "No record in this capture of 1 min says how it samples.",
        Assert.Single(new SamplingRule().Describe(Reports.Agent(Minute, Reports.Template(260)))).Text);

    [Fact]
    public void OptionTables_FilledPointerWithoutTable_IsFound()
    {
        var flows = Reports.Template(260, Reports.Field(Elements.IngressInterface, "1", "2"));

        var finding = Assert.Single(new OptionTableRule().Check(Reports.Agent(TimeSpan.FromHours(1), flows)));

        Assert.Equal(FindingSeverity.Advice, finding.Severity);
        Assert.Contains("`option interface-table timeout 300`", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionTables_PointerThatIsAlwaysZero_PointsNowhere() =>
        Assert.Empty(new OptionTableRule().Check(Reports.Agent(Minute, Reports.Template(260, Reports.Field(Elements.IngressInterface)))));

    [Fact]
    public void OptionTables_TableThere_IsDescribed()
    {
        var flows = Reports.Template(260, Reports.Field(Elements.IngressInterface, "1"));
        var table = Reports.Template(256, Reports.Field(Elements.InterfaceName, "Gi1")) with { IsOptions = true, Records = 3 };
        var report = Reports.Agent(Minute, flows, table);

        Assert.Empty(new OptionTableRule().Check(report));
        Assert.Equal("Names of interfaces: options template 256 of domain 0, 3 records.", Assert.Single(new OptionTableRule().Describe(report)).Text);
    }

    [Fact]
    public void TimeOuts_AreToldByReason()
    {
        var template = Reports.Template(260) with
        {
            Durations =
            [
                new DurationSection("netflow flow", 1, 1_000, TimeSpan.Zero, TimeSpan.FromSeconds(41)),
                new DurationSection("netflow flow", 2, 240, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61)),
                new DurationSection("netflow flow end to export", 1, 1_000, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(16)),
            ],
        };

        Assert.Equal(
            [
                "Longest flow 1 min 1 s in 1,240 records of type flow with both times.",
                "Active time-out: 240 flows ended by it (flowEndReason 2), 1 min to 1 min 1 s long.",
                "Inactive time-out: 1,000 flows ended by it (flowEndReason 1), exported 15 s to 16 s after their last packet.",
            ],
            new TimeoutRule().Describe(Reports.Agent(Minute, template)).Select(fact => fact.Text));
    }
}

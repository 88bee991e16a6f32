using FlowHost.Fuzz.Seeds;

namespace FlowHost.Fuzz.Tests;

public sealed class SeedTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    public static TheoryData<string, string> Seeds =>
        [.. AllSeeds.ByTarget.SelectMany(target => target.Value.Select(seed => new TheoryDataRow<string, string>(target.Key, seed.Name)))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_NamedSeed_HasItsOutcomeWithinItsBound(string target, string name)
    {
        var seed = AllSeeds.ByTarget[target].Single(seed => seed.Name == name);
        var outcome = new Outcome();

        FuzzLoop.RunOne(FuzzTargets.All[target], seed.Octets, outcome);

        Assert.Equal(seed.Outcome, outcome.ToString());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_SeedOfAnotherTarget_IsSurvivedByAll(string target, string name)
    {
        var octets = AllSeeds.ByTarget[target].Single(seed => seed.Name == name).Octets;

        Assert.All(FuzzTargets.All.Values, create => FuzzLoop.RunOne(create, octets, new Outcome()));
    }

    [Fact]
    public void Files_OfSeeds_AreWhatTheGeneratorWrites()
    {
        var expected = AllSeeds.ByTarget
            .SelectMany(target => target.Value.Select(seed => (Name: $"{target.Key}/{seed.Name}", Octets: Convert.ToHexString(seed.Octets))))
            .ToDictionary(seed => seed.Name, seed => seed.Octets);
        var committed = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'), file => Convert.ToHexString(File.ReadAllBytes(file)));

        Assert.Equal(expected.OrderBy(seed => seed.Key), committed.OrderBy(seed => seed.Key));
    }

    [Fact]
    public void Targets_AllOfThem_HaveSeedsAndADictionary()
    {
        Assert.Equal(FuzzTargets.All.Keys.Order(), AllSeeds.ByTarget.Keys.Order());
        Assert.All(FuzzTargets.All.Keys, name => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "dictionaries", $"{name}.dict")), name));
    }
}

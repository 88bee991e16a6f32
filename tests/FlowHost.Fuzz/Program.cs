using FlowHost.Fuzz;
using FlowHost.Fuzz.Seeds;

const string Usage =
    """
    FlowHost.Fuzz TARGET              what afl-fuzz starts: inputs come from it
    FlowHost.Fuzz TARGET FILE...      replays inputs, each in a life of its own, and says what became of them
    FlowHost.Fuzz --soak TARGET FILE...  replays all of them again and again in one life: memory must not grow
    FlowHost.Fuzz --seeds FOLDER      writes the seeds
    FlowHost.Fuzz --targets           lists the targets
    """;

switch (args)
{
    case ["--targets"]:
        Console.WriteLine(string.Join('\n', FuzzTargets.All.Keys));
        return 0;
    case ["--seeds", var folder]:
        SeedFolder.Write(folder);
        return 0;
    case ["--soak", var name, .. var files] when FuzzTargets.All.TryGetValue(name, out var create):
        return Soak.Run(create(), files);
    case [var name] when FuzzTargets.All.TryGetValue(name, out var create):
        FuzzLoop.Run(create);
        return 0;
    case [var name, .. var files] when FuzzTargets.All.TryGetValue(name, out var create):
        return Replay.Run(create, files);
    default:
        Console.Error.WriteLine(Usage);
        return 64;
}

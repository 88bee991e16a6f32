namespace FlowHost.Fuzz.Seeds;

/// <summary>The seeds as files, as afl-fuzz wants them: a folder a target.</summary>
internal static class SeedFolder
{
    /// <summary>Writes all seeds; files of seeds that are no more go.</summary>
    public static void Write(string folder)
    {
        foreach (var (target, seeds) in AllSeeds.ByTarget)
        {
            var path = Path.Combine(folder, target);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            Directory.CreateDirectory(path);
            foreach (var seed in seeds)
            {
                File.WriteAllBytes(Path.Combine(path, seed.Name), seed.Octets);
            }
        }
    }
}

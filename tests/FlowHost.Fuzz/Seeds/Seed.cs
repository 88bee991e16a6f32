namespace FlowHost.Fuzz.Seeds;

/// <summary>An input to start from.</summary>
/// <param name="Name">What is wrong, or right, with it; also the name of its file.</param>
/// <param name="Octets">The input.</param>
/// <param name="Outcome">What must become of it: see <see cref="Fuzz.Outcome"/>.</param>
internal sealed record Seed(string Name, byte[] Octets, string Outcome);

namespace FlowHost.Sdk;

/// <summary>Options whose members depend on each other. Single members are better served by DataAnnotations.</summary>
public interface IValidatableOptions
{
    /// <summary>Names what is wrong, all of it; called after the DataAnnotations hold.</summary>
    /// <returns>For each fault the name of the member in C# (<c>nameof(Path)</c>) and a sentence for the user; nothing when all is well.</returns>
    IEnumerable<(string Member, string Message)> Validate();
}

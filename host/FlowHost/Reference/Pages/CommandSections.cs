using System.CommandLine;

namespace FlowHost.Reference.Pages;

/// <summary>The command line, from its own model.</summary>
internal static class CommandSections
{
    private const string Executable = "flowhost";

    /// <summary>A table of commands and one of their options.</summary>
    public static string Write(Command root)
    {
        (string Name, Command Command)[] commands = [.. Leaves(Executable, root)];
        var options = commands.SelectMany(command => command.Command.Options.Select(option => (Of: Words(command.Name), Option: option)))
            .Concat(root.Options.Select(option => (Of: "every command", Option: option)))
            .Where(pair => !pair.Option.Hidden)
            .GroupBy(pair => (Name: Name(pair.Option), pair.Option.Description));
        return MarkdownTable.Write(
                ["command", "what it does"],
                commands.Select(command => (string[])[$"`{Usage(command.Name, command.Command)}`", command.Command.Description ?? ""]))
            + "\n\n"
            + MarkdownTable.Write(
                ["option", "of", "meaning"],
                options.Select(group =>
                    (string[])[$"`{group.Key.Name}`", string.Join(", ", group.Select(pair => pair.Of)), group.Key.Description ?? ""]));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(string name, Command command) => command.Subcommands
        .Where(inner => !inner.Hidden)
        .SelectMany(inner => inner.Subcommands.Count == 0 ? [($"{name} {inner.Name}", inner)] : Leaves($"{name} {inner.Name}", inner));

    private static string Words(string name) => $"`{name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]}`";

    private static string Usage(string name, Command command)
    {
        var arguments = command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : ""));
        var options = command.Options.Where(option => !option.Hidden)
            .Select(option => option.Required ? WithValue(option.Name, option) : $"[{WithValue(option.Name, option)}]");
        return string.Join(' ', [name, .. arguments, .. options]);
    }

    private static string Name(Option option)
    {
        var names = option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name).Distinct().OrderBy(name => name.Length);
        return string.Join(", ", names.Select(name => WithValue(name, option)));
    }

    private static string WithValue(string name, Option option) => option.HelpName is { } value ? $"{name} {value}" : name;
}

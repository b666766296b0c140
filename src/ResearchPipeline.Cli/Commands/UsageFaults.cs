using System.CommandLine;
using System.CommandLine.Help;

namespace ResearchPipeline.Cli.Commands;

/// <summary>What is wrong with a command line, before anything is done.</summary>
internal static class UsageFaults
{
    /// <summary>Every fault, a sentence each; none for a command line that can be run, or that asks for help or the version.</summary>
    public static IReadOnlyList<string> Of(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        if (result.Action is HelpAction || (result.Errors.Count == 0 && command is RootCommand))
        {
            return [];
        }

        if (command is RootCommand)
        {
            string[] known = [.. command.Subcommands.Where(candidate => !candidate.Hidden).Select(candidate => candidate.Name)];
            return [result.UnmatchedTokens is [string word, ..] ? ArgumentCheck.NoSuch("command", word, known) : $"A command is missing. The commands are {string.Join(", ", known)}."];
        }

        IReadOnlyList<string> faults = ArgumentCheck.Faults(OptionSet.Table, command.Name, OptionSet.TakerOf(command.Name), OptionSet.Given(result));
        string[] strays = [.. result.UnmatchedTokens.Select(word => $"\"{word}\" is not understood: an option begins with two hyphens, as in --epochs=5.")];
        // What the parser alone knows comes last; nothing is known that gets this far.
        return faults.Count > 0 ? faults : strays.Length > 0 ? strays : [.. result.Errors.Select(error => error.Message)];
    }

    /// <summary>What a command line without faults says.</summary>
    public static RunOptions Read(ParseResult result)
    {
        string? folder = Environment.GetEnvironmentVariable("MNIST_DIR");
        return RunOptions.Of(
            OptionSet.Given(result).ToDictionary(pair => pair.Key, pair => pair.Value.FirstOrDefault() ?? ""),
            string.IsNullOrEmpty(folder) ? null : folder);
    }
}

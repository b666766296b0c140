using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs;

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
            return WithoutCommand(result, [.. command.Subcommands.Where(candidate => !candidate.Hidden).Select(candidate => candidate.Name)]);
        }

        string[] early = [.. result.Tokens.TakeWhile(token => token.Type != TokenType.Command).Select(token => token.Value).Where(result.UnmatchedTokens.Contains)];
        if (early.Any(IsOption))
        {
            string[] late = [.. result.Tokens.SkipWhile(token => token.Type != TokenType.Command).Skip(1).Select(token => token.Value)];
            return InOrder($"{string.Join(' ', early)} must come after the command", "", [command.Name, .. early, .. late]);
        }

        IReadOnlyList<string> faults = ArgumentCheck.Faults(Options.Table, command.Name, Options.TakerOf(command.Name), OptionSet.Given(result));
        string[] strays = [.. result.UnmatchedTokens.Select(word => $"\"{word}\" is not understood: an option begins with two hyphens, as in --epochs=5.")];
        // What the parser alone knows comes last; nothing is known that gets this far.
        return faults.Count > 0 ? faults : strays.Length > 0 ? strays : [.. result.Errors.Select(error => error.Message)];
    }

    /// <summary>What a command line without faults says.</summary>
    public static RunOptions Read(ParseResult result) => RequestOf(result).Options;

    /// <summary>The same with what it says of runs.</summary>
    public static Request RequestOf(ParseResult result)
    {
        IReadOnlyList<KeyValuePair<string, IReadOnlyCollection<string>>> given = OptionSet.Given(result);
        Dictionary<string, string> values = given.ToDictionary(pair => pair.Key, pair => pair.Value.FirstOrDefault() ?? "");
        string[] settings = [.. given.Where(pair => pair.Key == "set").SelectMany(pair => pair.Value)];
        string[] words = [.. result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)];
        // Where to write comes first, as among words.
        string[] named = [.. values.TryGetValue("to", out string? to) ? [to] : Array.Empty<string>(), .. words, .. values.TryGetValue("of", out string? of) ? of.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []];
        return new(RunOptions.Of(values, settings), values, settings, named);
    }

    private static IReadOnlyList<string> WithoutCommand(ParseResult result, string[] known)
    {
        string commands = $"The commands are {string.Join(", ", known)}";
        return result.UnmatchedTokens switch
        {
            [] => [$"A command is missing. {commands}."],
            [string word, ..] when string.IsNullOrWhiteSpace(word) => [$"A command is missing: the word in its place is empty. {commands}."],
            [string word, ..] when IsOption(word) => InOrder($"A command is missing before {word}. {commands}", ". To run every stage", [CommandNames.Run, .. result.UnmatchedTokens]),
            [string word, ..] => [ArgumentCheck.NoSuch("command", word, known)],
        };
    }

    private static bool IsOption(string word) => word.StartsWith('-');

    // The right line where there is one; else what is wrong with it besides.
    private static IReadOnlyList<string> InOrder(string fault, string lead, string[] words)
    {
        IReadOnlyList<string> others = Of(CommandTree.Parse(CommandTree.Create(), words));
        return others.Count == 0 ? [$"{fault}{lead}: {Shell.Line([.. Shell.Program(words[0], until: null), .. words[1..]])}"] : [$"{fault}.", .. others];
    }
}

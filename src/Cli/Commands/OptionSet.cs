using System.CommandLine;
using System.CommandLine.Parsing;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Cli.Commands;

/// <summary>
/// The options of one command, made from the table. The parser only takes words apart: what a value must be is checked by
/// the table, so that every message is ours.
/// </summary>
internal static class OptionSet
{
    /// <summary>Adds to a command the options that it takes.</summary>
    public static void AddTo(Command command)
    {
        foreach (CommandOption row in Options.Table.Where(row => (row.Takers & Options.TakerOf(command.Name)) != Takers.None))
        {
            string[] letters = row.Letter.Length == 0 ? [] : [$"-{row.Letter}", $"--{row.Letter}"];
            Option option = row.IsSwitch
                ? new Option<bool>($"--{row.Name}", letters)
                : new Option<string[]>($"--{row.Name}", letters) { Arity = ArgumentArity.ZeroOrMore, HelpName = Placeholder(row.Form) };
            option.Description = row.Form is ValueForm.Switch or ValueForm.AnyFolder ? $"{row.Help}." : $"{row.Help} ({row.Form.Expected}).";
            command.Options.Add(option);
        }
    }

    /// <summary>What was given: each option's name without hyphens, with all its values; unknown options too.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyCollection<string>>> Given(ParseResult result) =>
    [
        .. result.CommandResult.Children.OfType<OptionResult>()
            .Where(option => !option.Implicit)
            .Select(option => Pair(option.Option.Name.TrimStart('-'), option.Option is Option<bool> ? AfterSwitch(result, option.Option.Name) : [.. option.Tokens.Select(token => token.Value)])),
        .. result.UnmatchedTokens.Concat(Words(result)).Where(IsOption).Select(token => Pair(token.Split('=')[0].TrimStart('-'), [])),
    ];

    // What is no option of the command is a word to the parser, where the command takes words.
    private static IEnumerable<string> Words(ParseResult result) => result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    // The parser leaves a word after a switch alone unless it is true or false.
    private static string[] AfterSwitch(ParseResult result, string name) =>
    [
        .. result.Tokens.Zip(result.Tokens.Skip(1))
            .Where(pair => pair.First.Value == name && pair.Second.Type == TokenType.Argument && !IsOption(pair.Second.Value))
            .Select(pair => pair.Second.Value),
    ];

    private static bool IsOption(string token) => token.StartsWith('-') && token.Trim('-').Length > 0;

    private static KeyValuePair<string, IReadOnlyCollection<string>> Pair(string name, IReadOnlyCollection<string> values) => new(name, values);

    private static string Placeholder(ValueForm form) => form switch
    {
        ValueForm.Choice or ValueForm.Name => "name",
        ValueForm.AnyFolder or ValueForm.ExistingFolder => "folder",
        ValueForm.Setting => "key=value",
        _ => "number",
    };
}

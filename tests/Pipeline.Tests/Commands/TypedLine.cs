using System.Text.RegularExpressions;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>A line as a person types it, checked without starting anything: by Cake's rules, or by those of the command line.</summary>
internal static partial class TypedLine
{
    private static readonly string[] CakeOwn = ["target", "description", "dryrun", "exclusive"];

    /// <summary>The words of a line; quoted ones without their quotes.</summary>
    public static string[] Words(string line) => [.. Word().Matches(line).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal))];

    /// <summary>What a line says: the command, and options as the command line takes them.</summary>
    /// <returns>Every fault, a sentence each.</returns>
    public static IReadOnlyList<string> Faults(string line, out string[] asCommandLine)
    {
        string[] words = Words(line);
        bool cake = words is ["dotnet", "cake", ..];
        int programs = cake || words[0] == "dotnet" ? 2 : 1;
        asCommandLine = cake ? [] : words[programs..];
        return cake
            ? CakeFaults(words[programs..], out asCommandLine)
            : UsageFaults.Of(CommandTree.Parse(CommandTree.Create(), words[programs..]));
    }

    private static List<string> CakeFaults(string[] words, out string[] asCommandLine)
    {
        List<KeyValuePair<string, IReadOnlyCollection<string>>> given = [];
        string target = "Default";
        List<string> faults = [.. words.Where(word => OneLetterLongName().IsMatch(word)).Select(word => $"Cake refuses {word}.")];
        foreach (string[] pair in words.Select(word => word.TrimStart('-').Split('=', 2)))
        {
            target = pair[0] == "target" ? pair[1] : target;
            if (!CakeOwn.Contains(pair[0]))
            {
                given.Add(new(pair[0], [pair.Length == 1 ? "" : pair[1]]));
            }
        }

        faults.AddRange(CakeTargets.All.Contains(target) ? [] : [ArgumentCheck.NoSuch("target", target, CakeTargets.All)]);
        IReadOnlyList<CommandOption> table = OptionTable.ThroughCake(Catalogue.names);
        faults.AddRange(ArgumentCheck.Faults(table, target, OptionTable.TakerOfTarget(target), given));
        asCommandLine = faults.Count > 0 || OptionTable.TakerOfTarget(target) is Takers.None or Takers.Clean ? []
            : [CommandOf(target), .. UntilOf(target), .. given.Select(pair => table.Single(row => row.IsCalled(pair.Key)).Typed(pair.Value.First()))];
        return faults;
    }

    private static string CommandOf(string target) => target is "Plan" or "Status" or "Settings" or "Verify" or "Arms" or "Compare" or "Export" or "Describe" ? target.ToLowerInvariant() : "run";

    private static string[] UntilOf(string target) =>
        StepCommands.All.Select(step => step.Name).Append("acquire").Contains(target.ToLowerInvariant()) ? [$"--until={target.ToLowerInvariant()}"] : [];

    [GeneratedRegex("(?:[^\\s']|'[^']*')+")]
    private static partial Regex Word();

    [GeneratedRegex("^--[^-](=|$)")]
    private static partial Regex OneLetterLongName();
}

// What the user may say. Cake takes unknown arguments in silence, so they are checked here, by the table that the command line reads.
public sealed class Parameters
{
    private static readonly string[] CakeOwn =
        { "target", "exclusive", "verbosity", "description", "tree", "dryrun", "showtree", "bootstrap", "skip-bootstrap", "debug", "version", "info", "help" };
    private static readonly string[] CakeSettings = { "settings_", "paths_", "nuget_" };

    public string Target { get; private init; }

    /// <summary>The same arguments for the command line of the pipeline.</summary>
    public string[] Forwarded { get; private init; }

    /// <summary>Whether the results of all runs shall go.</summary>
    public bool Runs => Forwarded.Contains("--runs");

    /// <summary>Whether the arguments are those of a study that shall be run, planned or verified.</summary>
    public bool IsStudy { get; private init; }

    /// <summary>Reads the arguments; a wrong one ends Cake with one paragraph, before any target.</summary>
    public static Parameters Read(ICakeContext context, string[] targets)
    {
        var named = context.HasArgument("target") ? context.Arguments.GetArguments("target").Select(name => name ?? "").ToArray() : new[] { "Default" };
        var target = named.FirstOrDefault() ?? "";
        var known = Array.Find(targets, name => name.Equals(target, StringComparison.OrdinalIgnoreCase));
        var table = OptionTable.ThroughCake(StudyNames());
        var given = context.Arguments.GetArguments()
            .Where(argument => !IsOfCake(argument.Key))
            // By option: one that is typed by both of its names is given twice.
            .GroupBy(argument => table.FirstOrDefault(row => row.IsCalled(argument.Key))?.Name ?? argument.Key, argument => argument.Value)
            .Select(option => new KeyValuePair<string, IReadOnlyCollection<string>>(option.Key, option.SelectMany(values => values).ToArray()))
            .ToArray();
        var faults = known is null || named.Length > 1
            ? new[] { TargetFault(named, targets) }
            : ArgumentCheck.Faults(table, known, OptionTable.TakerOfTarget(known), given);
        if (faults.Count > 0)
        {
            Console.Error.WriteLine($"error: {string.Join(" ", faults)}");
            Environment.Exit(2);
        }

        return new Parameters
        {
            Target = known,
            IsStudy = OptionTable.TakerOfTarget(known) is Takers.Run or Takers.Plan or Takers.Verify or Takers.Replicate or Takers.MixedPrecision or Takers.Settings or Takers.Explore,
            Forwarded = given
                .SelectMany(argument => argument.Value.Select(value => (Row: table.Single(row => row.IsCalled(argument.Key)), Value: value)))
                .Where(argument => argument.Value != "false")
                .Select(argument => argument.Row.Typed(argument.Value))
                .ToArray(),
        };
    }

    // Cake itself would take the last of several, and everything where none is named.
    private static string TargetFault(string[] named, string[] targets) => named.Length == 1 && named[0].Length > 0
        ? ArgumentCheck.NoSuch("target", named[0], targets)
        : new CommandOption("target", new ValueForm.Choice(targets), "", "Plan", Takers.None).Fault(named);

    private static bool IsOfCake(string name) =>
        CakeOwn.Contains(name, StringComparer.OrdinalIgnoreCase) || CakeSettings.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // Before the command line is built only the sources can say which studies there are: the order is that of the catalogue.
    private static string[] StudyNames()
    {
        var catalogue = System.IO.File.ReadAllText("experiments/Catalogue.fs");
        return System.Text.RegularExpressions.Regex.Matches(catalogue, @"\b(\w+)\.(study|studies)(?=[\s;|])")
            .Select(match => (File: $"experiments/{match.Groups[1].Value}.fs", Name: match.Groups[2].Value == "study" ? @"\bName\s*=\s*""([^""]+)""" : @"(?m)^\s*""([a-z0-9-]+)"","))
            .Where(found => System.IO.File.Exists(found.File))
            .SelectMany(found => System.Text.RegularExpressions.Regex.Matches(System.IO.File.ReadAllText(found.File), found.Name))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToArray();
    }
}

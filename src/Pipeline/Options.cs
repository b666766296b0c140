using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline;

/// <summary>What a run may be asked for: the table of options, for the studies of the catalogue.</summary>
internal static class Options
{
    /// <summary>All options, for the studies of the catalogue.</summary>
    public static IReadOnlyList<CommandOption> Table { get; } = OptionTable.For(Catalogue.names);

    /// <summary>A setting as one types it: by its shorthand where it has one.</summary>
    public static string Typed(string key, string value) =>
        Table.SingleOrDefault(row => row.Key == key && (row.IsSwitch ? row.Stands == value : row.Form.Accepts(value)))?.Typed(value) ?? $"--set={key}={value}";

    /// <summary>The column of the table that stands for a command.</summary>
    public static Takers TakerOf(string command) => command switch
    {
        CommandNames.Run or CommandNames.Check => Takers.Run,
        CommandNames.Plan => Takers.Plan,
        CommandNames.Status => Takers.Status,
        CommandNames.Settings => Takers.Settings,
        CommandNames.Verify => Takers.Verify,
        CommandNames.Replicate => Takers.Replicate,
        CommandNames.MixedPrecision => Takers.MixedPrecision,
        CommandNames.Arms => Takers.Arms,
        CommandNames.Show => Takers.Show,
        CommandNames.Compare => Takers.Compare,
        CommandNames.Collect => Takers.Collect,
        CommandNames.Sweep => Takers.Sweep,
        CommandNames.Export => Takers.Export,
        CommandNames.All or CommandNames.VerifyAll or CommandNames.Family => Takers.All,
        CommandNames.Explore => Takers.Explore,
        _ => StepCommands.All.Any(step => step.Name == command) ? Takers.Stage : Takers.None,
    };
}

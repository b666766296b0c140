using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>The lines by which a reader of a report makes it again: they follow from the run alone, however it was once asked for.</summary>
internal static class ReproducingCommands
{
    /// <summary>The line that runs, for a published study the line that compares, and the line that verifies.</summary>
    public static IReadOnlyList<string> Of(string study, IReadOnlyList<Change> changes)
    {
        string[] options = [.. study == Catalogue.names[0] ? Array.Empty<string>() : [$"--study={study}"], .. Options(changes)];
        bool published = changes.Count == 0 && Catalogue.published.Contains(study);
        return
        [
            Shell.Line(["dotnet", "cake", .. options]),
            .. published ? ["git status"] : Array.Empty<string>(),
            Shell.Line(["dotnet", "cake", "--target=Verify", .. options]),
        ];
    }

    // One switch changes three lines: who judges, and how many images are left on each side.
    private static IEnumerable<string> Options(IReadOnlyList<Change> changes)
    {
        CommandOption validation = OptionSet.Table.Single(row => row.Name == "validation");
        bool judged = changes.Any(change => change.Key == validation.Key);
        return changes
            .Where(change => !(judged && change.Key is "dataset.test-images" or "dataset.train-images"))
            .Select(change => OptionSet.Table.SingleOrDefault(row => row.Key == change.Key)?.Typed(change.To)
                ?? $"--set={change.Key}={(change.To.Length > 0 ? change.To : Settings.whenAbsent(change.Key))}");
    }
}

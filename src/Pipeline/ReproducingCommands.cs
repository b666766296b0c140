using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The lines by which a reader of a report makes it again: they follow from the run alone, however it was once asked for.</summary>
internal static class ReproducingCommands
{
    /// <summary>The line that runs, for a published study the line that compares, and the line that verifies.</summary>
    /// <param name="written">The study as it is written.</param>
    /// <param name="run">The study as it is run.</param>
    public static IReadOnlyList<string> Of(Study written, Study run)
    {
        string[] options = [.. written.Name == Catalogue.names[0] ? Array.Empty<string>() : [$"--study={written.Name}"], .. Words(written, run)];
        bool published = Catalogue.published.Contains(Fingerprint.runName(written, run));
        return
        [
            Shell.Line(["dotnet", "cake", .. options]),
            .. published ? ["git status"] : Array.Empty<string>(),
            Shell.Line(["dotnet", "cake", "--target=Verify", .. options]),
        ];
    }

    // The switch changes who judges and how many images are left on each side; what the run changes beside it is said line by line.
    private static IEnumerable<string> Words(Study written, Study run)
    {
        bool switched = run.Dataset.JudgedBy.IsValidation && written.Dataset.JudgedBy.IsTest;
        Study begun = switched ? Settings.apply("dataset.judged-by", "validation", written).ResultValue : written;
        return [.. switched ? ["--validation"] : Array.Empty<string>(), .. Changes.inOrder(begun, run).Select(change => Options.Typed(change.Key, change.To))];
    }
}

using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Listing;

/// <summary>The sweeps below the list of runs: a line each.</summary>
internal static class SweepLines
{
    /// <summary>The lines; none where no sweep is known.</summary>
    /// <param name="artifacts">Where results lie.</param>
    /// <param name="rows">The runs that are listed.</param>
    /// <param name="study">The study whose sweeps are asked for; null for all.</param>
    public static IEnumerable<string> Of(string artifacts, IReadOnlyList<RunRow> rows, string? study)
    {
        KnownSweeps sweeps = new(artifacts);
        Dictionary<string, RunRow> known = rows.ToDictionary(row => row.Run.Name);
        string[][] cells =
        [
            ["sweep", "of study", "runs done", "published", "varies"],
            .. sweeps.Shown.Where(name => study is null || sweeps.StudyOf(name) == study).Select(name => Cells(sweeps, name, known)),
        ];
        int[] widths = [.. cells[0].Select((_, column) => cells.Max(line => line[column].Length))];
        return cells.Length == 1 ? [] : cells.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string[] Cells(KnownSweeps sweeps, string name, Dictionary<string, RunRow> rows)
    {
        try
        {
            // A folder can go between two looks.
            return sweeps.Find(name) is not KnownSweep sweep ? [name, "", "", "", ""] :
            [
                name, sweep.Plan.Study, $"{sweep.Plan.Runs.Count(run => rows.GetValueOrDefault(run.Run)?.State.Done.Contains(sweep.Plan.Until) == true)} of {sweep.Plan.Runs.Count}",
                sweep.IsPublished ? "yes" : "no", sweep.Varies,
            ];
        }
        catch (Exception failure) when (failure is DataException or UsageException)
        {
            return [name, sweeps.StudyOf(name), "", "", failure.Message];
        }
    }
}

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
        HashSet<string> measured = [.. rows.Where(row => row.IsMeasured).Select(row => row.Run.Name)];
        string[][] cells = [["sweep", "of study", "runs measured", "varies"], .. sweeps.Shown.Select(name => Cells(sweeps, name, measured)).Where(line => study is null || line[1] == study)];
        int[] widths = [.. cells[0].Select((_, column) => cells.Max(line => line[column].Length))];
        return cells.Length == 1 ? [] : cells.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string[] Cells(KnownSweeps sweeps, string name, HashSet<string> measured)
    {
        try
        {
            KnownSweep sweep = sweeps.Find(name)!;
            return [name, sweep.Plan.Study, $"{sweep.Plan.Runs.Count(run => measured.Contains(run.Run))} of {sweep.Plan.Runs.Count}", sweep.Varies];
        }
        catch (Exception failure) when (failure is DataException or UsageException)
        {
            return [name, "", "", failure.Message];
        }
    }
}

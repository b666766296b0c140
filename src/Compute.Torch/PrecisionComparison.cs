using System.Globalization;
using System.Text;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What other numbers cost: every measure in every kind, with its spread over seeds and its difference from the first kind with the same seed.</summary>
/// <param name="Study">What was learned.</param>
/// <param name="Numbers">The kinds; the first is what the others are held against.</param>
/// <param name="Device">Of libtorch.</param>
/// <param name="Runs">Each kind with each seed.</param>
internal sealed record PrecisionComparison(Study Study, IReadOnlyList<string> Numbers, string Device, IReadOnlyList<PrecisionRun> Runs)
{
    private const int NumberWidth = 12, Gap = 2;

    // What the cost is first looked for in; what a study does not have is not shown.
    private static readonly string[] Headlines = ["mse", "ensemble.mse", "pearson", "ensemble.pearson", "dead", "rare", "error_rate"];

    /// <summary>Seeds, in order.</summary>
    public IReadOnlyList<ulong> Seeds => [.. Runs.Select(run => run.Seed).Distinct()];

    /// <summary>Measures in which any kind differs from the first with the same seed, those that are looked for first before the others.</summary>
    public IReadOnlyList<string> Measures =>
        [.. Runs.SelectMany(run => run.Measures.Keys).Distinct().Where(Differs).OrderBy(PlaceOf)];

    /// <summary>All rows, measure after measure.</summary>
    public IReadOnlyList<PrecisionRow> Rows => [.. Measures.SelectMany(measure => Numbers.Select(numbers => PrecisionRow.Of(measure, numbers, Pairs(measure, numbers))))];

    /// <summary>The rows as a table, and what became of steps and loss scales.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Study.Name} by libtorch on {Device}: {string.Join(", ", Numbers)}; seeds {string.Join(", ", Seeds)}; {Runs.Max(run => run.Steps)} steps. With a seed, all begin with the same weights and see the same batches.");
        text.AppendLine("Differences are from the first kind with the same seed; ± is the standard deviation over seeds.");
        text.AppendLine();
        text.AppendLine(Line("measure", "numbers", "mean", "±", "difference", "±", "larger", "smaller"));
        foreach (PrecisionRow row in Rows)
        {
            bool isFirst = row.Numbers == Numbers[0];
            text.AppendLine(Line(
                isFirst ? row.Measure : "", row.Numbers, Of(row.Mean), Of(row.Deviation), isFirst ? "" : Of(row.Difference), isFirst ? "" : Of(row.DifferenceDeviation),
                isFirst ? "" : $"{row.Larger} of {row.Seeds}", isFirst ? "" : $"{row.Smaller} of {row.Seeds}"));
        }

        text.AppendLine();
        foreach (string numbers in Numbers)
        {
            PrecisionRun[] runs = [.. Runs.Where(run => run.Numbers == numbers)];
            text.AppendLine(CultureInfo.InvariantCulture, $"{numbers}: {Words(runs)}.");
        }

        return text.ToString().TrimEnd();
    }

    private static string Words(PrecisionRun[] runs)
    {
        string scale = runs.All(run => run.LossScale.Equals(1)) ? "no loss scale"
            : string.Create(CultureInfo.InvariantCulture, $"left out {string.Join(", ", runs.Select(run => run.LeftOut))} steps for overflow; loss scale in the end {string.Join(", ", runs.Select(run => run.LossScale.ToString("G9", CultureInfo.InvariantCulture)))}");
        int diverged = runs.Count(run => run.IsDiverged);
        return diverged == 0 ? scale : string.Create(CultureInfo.InvariantCulture, $"{scale}; with {diverged} of {runs.Length} seeds the loss was no number in the end, and nothing was measured");
    }

    private static int PlaceOf(string measure)
    {
        int place = Array.IndexOf(Headlines, measure);
        return place < 0 ? Headlines.Length : place;
    }

    private bool Differs(string measure) => Numbers.SelectMany(numbers => Pairs(measure, numbers)).Any(pair => double.IsFinite(pair.Value - pair.First) && !pair.Value.Equals(pair.First));

    private IEnumerable<(double Value, double First)> Pairs(string measure, string numbers) =>
        from run in Runs
        where run.Numbers == numbers
        select (run.Of(measure), Runs.Single(first => first.Seed == run.Seed && first.Numbers == Numbers[0]).Of(measure));

    private static string Of(double value) => double.IsNaN(value) ? "-" : value.ToString("G5", CultureInfo.InvariantCulture);

    private string Line(string measure, string numbers, params string[] cells) =>
        (measure.PadRight(Measures.Select(name => name.Length).DefaultIfEmpty(0).Max() + Gap) + numbers.PadRight(8) + string.Concat(cells.Select(cell => cell.PadLeft(NumberWidth)))).TrimEnd();
}

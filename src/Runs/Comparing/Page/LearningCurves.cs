using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>How the error of a batch went while each of two runs learned: the mean over members, and over the steps of a hundredth of the way, as one drawing.</summary>
internal static class LearningCurves
{
    private const string Table = "training";
    private const int Points = 100;
    private const double Width = 640;
    private const double Height = 220;
    private const double Left = 70;
    private const double Bottom = 190;
    private const double Top = 10;
    private const double Right = 630;

    /// <summary>The drawing; "" where either is no run that lies here, or has no such table.</summary>
    /// <exception cref="DataException">A table cannot be read.</exception>
    public static string Of(Comparison comparison)
    {
        (double Step, double Error)[] first = Curve(comparison.First.Evaluation);
        (double Step, double Error)[] second = Curve(comparison.Second.Evaluation);
        if (first.Length == 0 || second.Length == 0)
        {
            return "";
        }

        double[] errors = [.. first.Concat(second).Select(point => Math.Log10(point.Error))];
        (double low, double high) = (errors.Min(), errors.Max());
        double steps = Math.Max(first[^1].Step, second[^1].Step);
        double X(double step) => Left + (Right - Left) * step / steps;
        double Y(double error) => high > low ? Bottom - (Bottom - Top) * (Math.Log10(error) - low) / (high - low) : (Top + Bottom) / 2;
        string Line(IEnumerable<(double Step, double Error)> curve, string of) =>
            $"<polyline class=\"curve {of}\" points=\"{string.Join(' ', curve.Select(point => $"{SvgNumber.Of(X(point.Step))},{SvgNumber.Of(Y(point.Error))}"))}\"/>";
        string ticks = string.Concat(new[] { low, (low + high) / 2, high }.Distinct().Select(tick =>
            $"<line class=\"lane\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{SvgNumber.Of(Y(Math.Pow(10, tick)))}\" y2=\"{SvgNumber.Of(Y(Math.Pow(10, tick)))}\"/><text x=\"{Left - 6}\" y=\"{SvgNumber.Of(Y(Math.Pow(10, tick)) + 4)}\" text-anchor=\"end\">{ComparisonText.Number(Math.Pow(10, tick))}</text>"));
        return $"""
            <figure><svg class="curves" viewBox="0 0 {Width} {Height}" role="img" aria-label="Mean squared error by step: A from {ComparisonText.Number(first[0].Error)} to {ComparisonText.Number(first[^1].Error)}, B from {ComparisonText.Number(second[0].Error)} to {ComparisonText.Number(second[^1].Error)}.">
            {ticks}<text x="{Left}" y="{Height - 8}">step 1</text><text x="{Right}" y="{Height - 8}" text-anchor="end">step {SvgNumber.Of(steps)}</text>
            {Line(first, "a")}{Line(second, "b")}</svg>
            <figcaption>Mean squared error on the batch while learning, mean over members: <span class="key a">A</span> solid, <span class="key b">B</span> dashed. Each point is the mean of a hundredth of the steps; the vertical scale is logarithmic.</figcaption></figure>

            """;
    }

    private static (double Step, double Error)[] Curve(string? folder)
    {
        if (folder is null || DirectoryEntry.KindOf(Path.Combine(folder, ResultTable.FileNameOf(Table))) != EntryKind.File)
        {
            return [];
        }

        using ResultDatabase database = new();
        database.AddTables(folder, [Table]);
        Answer answer = database.Query("SELECT * FROM (DESCRIBE training) WHERE column_name IN ('step', 'reconstruction')");
        if (answer.Count < 2)
        {
            return [];
        }

        Answer steps = database.Query("SELECT step::DOUBLE AS step, avg(reconstruction)::DOUBLE AS error FROM training GROUP BY training.step ORDER BY training.step");
        (double Step, double Error)[] all = [.. Enumerable.Range(0, steps.Count).Select(row => ((double)steps["step"][row]!, (double?)steps["error"][row] ?? double.NaN)).Where(point => double.IsFinite(point.Item2) && point.Item2 > 0)];
        int each = Math.Max(1, (all.Length + Points - 1) / Points);
        return [.. all.Chunk(each).Select(points => (points.Average(point => point.Step), points.Average(point => point.Error)))];
    }
}

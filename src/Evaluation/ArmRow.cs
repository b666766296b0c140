using System.Globalization;

namespace ResearchPipeline.Evaluation;

/// <summary>A row of the results of arms, and the run that it belongs to.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Text">The row as it is written.</param>
public sealed record ArmRow(string Arm, string Seed, string Text)
{
    private const int MostCharacters = 80;
    private static readonly string[] Counts = ["dead", "rare", "restarted"];

    /// <summary>The row of a line without a defect.</summary>
    internal static ArmRow Of(string line, string header)
    {
        string[] cells = line.Split(',');
        return new ArmRow(cells[0], cells[Array.IndexOf(header.Split(','), "seed")], line);
    }

    /// <summary>What is wrong with a line, or null.</summary>
    internal static string? Defect(string line, string header)
    {
        string[] columns = header.Split(',');
        string[] cells = line.Split(',');
        string shown = line.Length <= MostCharacters ? line : $"{line[..MostCharacters]}…";
        if (cells.Length != columns.Length)
        {
            return $"it has a line of other columns, \"{shown}\"";
        }

        string? wrong = columns.Skip(Array.IndexOf(columns, "mse")).FirstOrDefault(column => !IsMeasure(column, cells[Array.IndexOf(columns, column)]));
        return wrong is null ? null : $"the {wrong} of a line can be none, \"{shown}\"";
    }

    // An undefined measure has an empty cell. Correlations and cosines alone may be negative.
    private static bool IsMeasure(string column, string cell) =>
        cell.Length == 0
        || (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            && (column is "pearson" or "gamma" or "elbo_grey" or "pw_mcc" or "index_agreement" || value >= 0)
            && (!Counts.Contains(column) || value == Math.Floor(value)));
}

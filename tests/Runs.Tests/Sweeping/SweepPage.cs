using System.Globalization;
using System.Text;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>The table of a sweep's page, made from its table of runs: a row for each cell of the grid, mean ± standard deviation over seeds.</summary>
/// <param name="table">runs.parquet.</param>
internal sealed class SweepPage(string table)
{
    /// <summary>The line before the table.</summary>
    public const string Begin = "<!-- From here to the end mark: written from runs.parquet by SweepPageTests. -->";

    /// <summary>The line after it.</summary>
    public const string End = "<!-- End of what is written from runs.parquet. -->";

    private static readonly string[] Cell = ["model.latents", "model.k", "training.consistency-weight"];

    private static readonly (string Heading, string Column, double Factor, string Format)[] Measured =
    [
        ("MSE × 1000", "mse", 1000, "0.000"), ("Pearson", "pearson", 1, "0.00000"), ("dead", "dead", 1, "0.0"), ("rare", "rare", 1, "0.0"),
        ("ensemble MSE × 1000", "ensemble.mse", 1000, "0.000"), ("ensemble Pearson", "ensemble.pearson", 1, "0.00000"), ("PW-MCC", "member-pairs.pw_mcc", 1, "0.000"), ("Jaccard", "member-pairs.jaccard", 1, "0.000"),
    ];

    /// <summary>The table, marks included.</summary>
    public string Text()
    {
        using ResultDatabase database = new();
        database.AddTable("runs", table);
        Answer answer = database.Query("SELECT * FROM runs WHERE done");
        StringBuilder text = new($"{Begin}\n\n| latents | k | λ | seeds | {string.Join(" | ", Measured.Select(column => column.Heading))} |\n|{string.Concat(Enumerable.Repeat("---|", Measured.Length + 4))}\n");
        // In the order of the plan.
        foreach (IGrouping<string, int> cell in Enumerable.Range(0, answer.Count).GroupBy(row => string.Join(" | ", Cell.Select(key => Number(answer[key][row]!, "0.###")))))
        {
            IEnumerable<string> measured = Measured.Select(column => Spread([.. cell.Select(row => column.Factor * (double)answer[column.Column][row]!)], column.Format));
            text.Append(CultureInfo.InvariantCulture, $"| {cell.Key} | {string.Join(" ", cell.Select(row => Number(answer["seed"][row]!, "0")))} | {string.Join(" | ", measured)} |\n");
        }

        return text.Append($"\n{End}").ToString();
    }

    // Divisor n - 1.
    private static string Spread(double[] values, string format)
    {
        string mean = Number(values.Average(), format);
        return values.Length == 1 ? mean : $"{mean} ± {Number(Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1)), format)}";
    }

    private static string Number(object value, string format) => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture);
}

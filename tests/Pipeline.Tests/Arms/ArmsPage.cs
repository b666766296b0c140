using System.Globalization;
using System.Text;

namespace ResearchPipeline.Pipeline.Tests.Arms;

/// <summary>The tables of a study's page that come from the results of its arms.</summary>
/// <param name="rows">Rows of the results; the first names the columns.</param>
internal sealed class ArmsPage(IReadOnlyList<string[]> rows)
{
    /// <summary>The line before the tables.</summary>
    public const string Begin = "<!-- From here to the end mark: written from the results of the arms by ArmsPageTests. -->";

    /// <summary>The line after them.</summary>
    public const string End = "<!-- End of what is written from the results of the arms. -->";

    private static readonly (string Heading, string Name, double Factor, string Format)[] OfNetworks =
    [
        ("MSE × 1000", "mse", 1000, "0.000"), ("denoised MSE × 1000", "denoised_mse", 1000, "0.000"), ("Pearson", "pearson", 1, "0.00000"),
        ("errors, %", "error_rate", 100, "0.00"), ("ELBO, nats", "elbo_grey", 1, "0.00"),
    ];

    private string[] Columns => rows[0];

    /// <summary>The tables, marks included.</summary>
    public string Text()
    {
        StringBuilder text = new($"{Begin}\n");
        bool isOfNetworks = !Columns.Contains("dead");
        string[] headings = isOfNetworks
            ? ["arm", "what is different", "seeds", .. HeldOfNetworks().Select(column => column.Heading)]
            : ["arm", "what is different", "seeds", "MSE × 1000", "Pearson", "lowest", "dead", "rare", "restarted", "ensemble MSE × 1000", "ensemble Pearson", "PW-MCC", "Jaccard"];
        foreach ((string judge, string title) in ((string, string)[])[("validation", "Judged by 5,000 validation images"), ("test", "On the 10,000 test images")])
        {
            string[] arms = [.. rows.Skip(1).Where(row => Of(row, "judged_by") == judge).Select(row => Of(row, "arm")).Distinct()];
            if (arms.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| {string.Join(" | ", headings)} |\n|{string.Concat(headings.Select(_ => "---|"))}\n");
                text.AppendJoin("", arms.Select(arm => isOfNetworks ? NetworkRow(arm) : Row(arm)));
            }
        }

        return text.Append($"\n{End}").ToString();
    }

    // A column that is empty in every row is left out.
    private IEnumerable<(string Heading, string Name, double Factor, string Format)> HeldOfNetworks() =>
        OfNetworks.Where(column => Numbers(rows.Skip(1), column.Name).Length > 0);

    private string Of(string[] row, string column) => row[Array.IndexOf(Columns, column)];

    private string Row(string arm)
    {
        string[][] runs = [.. rows.Skip(1).Where(row => Of(row, "arm") == arm)];
        string[] seeds = [.. runs.Select(row => Of(row, "seed")).Distinct()];
        string[][] members = [.. runs.Where(row => Of(row, "model") == "member")];
        string[][] ensembles = [.. runs.Where(row => Of(row, "model") == "ensemble")];
        string[] cells =
        [
            arm, Of(runs[0], "label"), string.Join(" ", seeds),
            Spread(BySeed("mse").Select(value => 1000 * value), "0.000"), Spread(BySeed("pearson"), "0.00000"),
            Format(Numbers(members, "pearson").Min(), "0.0000"), Range("dead"), Range("rare"), Range("restarted"),
            Spread(Numbers(ensembles, "mse").Select(value => 1000 * value), "0.000"), Spread(Numbers(ensembles, "pearson"), "0.00000"), Spread(Numbers(ensembles, "pw_mcc"), "0.000"), Spread(Numbers(ensembles, "jaccard"), "0.000"),
        ];
        return $"| {string.Join(" | ", cells)} |\n";

        double[] BySeed(string column) => [.. seeds.Select(seed => Numbers(members.Where(row => Of(row, "seed") == seed), column).Average())];

        string Range(string column) =>
            Numbers(members, column) is var all && all.Min() == all.Max() ? Format(all.Min(), "0") : $"{Format(all.Min(), "0")}–{Format(all.Max(), "0")}";
    }

    private string NetworkRow(string arm)
    {
        string[][] runs = [.. rows.Skip(1).Where(row => Of(row, "arm") == arm)];
        string[] seeds = [.. runs.Select(row => Of(row, "seed")).Distinct()];
        string[] cells =
            [arm, Of(runs[0], "label"), string.Join(" ", seeds), .. HeldOfNetworks().Select(column => Spread(BySeed(column.Name).Select(value => column.Factor * value), column.Format))];
        return $"| {string.Join(" | ", cells)} |\n";

        IEnumerable<double> BySeed(string column) => seeds.Select(seed => Numbers(runs.Where(row => Of(row, "seed") == seed), column)).Where(members => members.Length > 0).Select(members => members.Average());
    }

    private double[] Numbers(IEnumerable<string[]> of, string column) =>
        [.. of.Select(row => Of(row, column)).Where(cell => cell.Length > 0).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    // Mean, and standard deviation over seeds with divisor n - 1.
    private static string Spread(IEnumerable<double> values, string format)
    {
        double[] all = [.. values];
        return all.Length == 0 ? "–"
            : all.Length == 1 ? Format(all[0], format)
            : $"{Format(all.Average(), format)} ± {Format(Math.Sqrt(all.Sum(value => Math.Pow(value - all.Average(), 2)) / (all.Length - 1)), format)}";
    }

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

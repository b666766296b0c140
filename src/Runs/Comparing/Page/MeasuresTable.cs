using System.Text;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>Every measure with its difference, its spread, what is to be said of it, and a drawing of its members.</summary>
internal static class MeasuresTable
{
    private static readonly (Verdict Verdict, string Heading)[] Groups =
    [
        (Verdict.BeyondTheSpread, "More than the spread"), (Verdict.WithinTheSpread, "Within the spread"), (Verdict.OfUnknownSpread, "Different, and no spread is known"),
        (Verdict.Same, "The same"), (Verdict.NotComparable, "Not comparable"),
    ];

    /// <summary>The table, in groups by verdict: what means something comes first.</summary>
    /// <param name="comparison">What is compared.</param>
    /// <param name="place">Which of a page's comparisons it is, from 0.</param>
    public static string Of(Comparison comparison, int place)
    {
        StringBuilder html = new($"""
            <p class="note">Dots are members (or runs), bars their means: A above, B below. In the grey band a difference is within the spread.<span class="narrow"> The table goes on to the side; headings of its groups have the verdicts.</span></p>
            <div class="wide" role="region" aria-label="Measures of comparison {place + 1}" tabindex="0"><table class="measures">
            <caption class="hidden">Measures</caption>
            <thead><tr><th scope="col">measure</th><th scope="col" class="number">A</th><th scope="col" class="number">B</th><th scope="col" class="number">B − A</th><th scope="col" class="number">spread</th><th scope="col" class="number">95 % over images</th><th scope="col">{string.Join(" or ", comparison.Over("runs"))}</th><th scope="col">verdict</th></tr></thead>

            """);
        foreach ((Verdict verdict, string heading) in Groups)
        {
            IReadOnlyList<ComparedMeasure> measures = comparison.Of(verdict);
            if (measures.Count > 0)
            {
                html.Append($"<tbody class=\"{ClassOf(verdict)}\"><tr><th scope=\"rowgroup\" colspan=\"8\">{heading}: {measures.Count}</th></tr>\n");
                foreach (ComparedMeasure measure in measures)
                {
                    html.Append(Row(comparison, measure));
                }

                html.Append("</tbody>\n");
            }
        }

        return html.Append("</table></div>\n").ToString();
    }

    private static string Row(Comparison comparison, ComparedMeasure measure)
    {
        string[] cells = ComparisonText.Row(comparison, measure);
        string unit = measure.Unit is "1" or "" ? "" : $" <span class=\"unit\">{HtmlText.Of(measure.Unit)}</span>";
        string numbers = string.Concat(cells[1..6].Select(cell => $"<td class=\"number\">{HtmlText.Of(cell)}</td>"));
        return $"<tr><th scope=\"row\">{HtmlText.Of(cells[0])}{unit}</th>{numbers}<td>{MemberPlot.Of(comparison, measure)}</td><td class=\"verdict\"><span aria-hidden=\"true\">{Mark(comparison.VerdictOf(measure))}</span> {HtmlText.Of(cells[6])}</td></tr>\n";
    }

    // A second sign beside the words, for those who look down the column; colour is none.
    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.BeyondTheSpread => "▲",
        Verdict.WithinTheSpread => "○",
        Verdict.Same => "=",
        _ => "?",
    };

    private static string ClassOf(Verdict verdict) => verdict == Verdict.BeyondTheSpread ? "beyond" : "rest";
}

using System.Text;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>
/// Comparisons as one page that opens from the disk and needs nothing else: no script, no network, which its own policy forbids too. The same
/// runs give the same bytes.
/// </summary>
internal static class ComparisonPage
{
    /// <summary>How a page begins: by it a page is known as one that may be replaced.</summary>
    public const string Start = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"research-pipeline compare\">\n";

    private const string StyleFile = "comparison.css";

    /// <summary>The page.</summary>
    /// <param name="comparisons">At least one; each of the same first.</param>
    /// <exception cref="DataException">A table cannot be read.</exception>
    public static string Of(IReadOnlyList<Comparison> comparisons)
    {
        string style = Style();
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        string title = $"{comparisons[0].First.Title} and {string.Join(", ", comparisons.Select(comparison => comparison.Second.Title))}";
        StringBuilder html = new(Start);
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{hash}'\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append($"<title>Compared: {HtmlText.Of(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>Runs compared</h1>\n");
        html.Append(Contents(comparisons));
        for (int i = 0; i < comparisons.Count; i++)
        {
            html.Append(Section(comparisons[i], i));
        }

        return html.Append($"{Explanation}<footer><p>Made by ResearchPipeline {HtmlText.Of(ReportStage.Version)} with the command compare. The same runs give the same page.</p></footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private const string Explanation = """
        <section><h2>What the words mean</h2>
        <dl>
        <dt>spread</dt><dd>The difference that two single members of one kind, or two single runs where several stand for one, exceed with a probability of 0.05 divided by the number of different spreads. It is estimated from the standard deviation over members within A and within B, or over runs, pooled.</dd>
        <dt>95 % over images</dt><dd>Where A and B saw the same images: an interval for the mean difference by a bootstrap over images, paired. Two seeds often differ by more than this, since their members are not the same; the verdict is that of the spread.</dd>
        <dt>twin</dt><dd>Of a feature of A, the feature of B whose weights have the largest cosine with its own. Blue weights are negative, vermilion ones positive, each feature scaled by itself.</dd>
        </dl></section>

        """;

    private static string Contents(IReadOnlyList<Comparison> comparisons) => comparisons.Count == 1 ? "" :
        $"<nav aria-label=\"Comparisons\"><ol>\n{string.Concat(comparisons.Select((comparison, place) => $"<li><a href=\"#b{place + 1}\">{HtmlText.Of(comparison.Second.Title)}</a>: {HtmlText.Of(comparison.Summary)}</li>\n"))}</ol></nav>\n";

    private static string Section(Comparison comparison, int place)
    {
        string curves = LearningCurves.Of(comparison);
        string figures = RunFigures.Of(comparison);
        string twins = TwinPictures.Of(comparison);
        return $"""
            <article id="b{place + 1}">
            <h2 class="runs"><span><span class="key a">A</span> {HtmlText.Of(comparison.First.Title)}</span> <span><span class="key b">B</span> {HtmlText.Of(comparison.Second.Title)}</span></h2>
            <p class="summary">{HtmlText.Of(Sentence(comparison.Summary))}</p>
            <h3>Settings that differ</h3>
            {Settings(comparison)}
            <h3>Measures</h3>
            {MeasuresTable.Of(comparison, place)}
            {(curves.Length > 0 ? $"<h3>Learning</h3>\n{curves}" : "")}{(twins.Length > 0 ? $"<h3>Features of A, and their twins in B</h3>\n{twins}" : "")}{(figures.Length > 0 ? $"<h3>Figures side by side</h3>\n{figures}" : "")}
            </article>

            """;
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private static string Settings(Comparison comparison) =>
        comparison.First.Settings.Count == 0 || comparison.Second.Settings.Count == 0 ? "<p>Nothing tells what one of the two chose.</p>"
        : comparison.Changes.Count == 0 ? "<p>None.</p>"
        : $"""
            <table class="settings"><caption class="hidden">Settings that differ</caption>
            <thead><tr><th scope="col">setting</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
            <tbody>
            {string.Concat(comparison.Changes.Select(Change))}</tbody></table>
            """;

    private static string Change(Change change) =>
        $"<tr><th scope=\"row\"><code>{HtmlText.Of(change.Key)}</code></th><td>{HtmlText.Of(ComparisonText.Value(change.From))}</td><td>{HtmlText.Of(ComparisonText.Value(change.To))}</td></tr>\n";

    private static string Style()
    {
        using Stream stream = typeof(ComparisonPage).Assembly.GetManifestResourceStream(StyleFile)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

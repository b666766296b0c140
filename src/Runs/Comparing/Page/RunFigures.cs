using System.Text;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>The figures of two runs beside each other, as their figures stages drew them. Each is a picture: nothing that a file holds becomes part of the page.</summary>
internal static class RunFigures
{
    /// <summary>The largest file that is put into a page, in bytes.</summary>
    public const long MostBytes = 1 << 20;

    private const string Svg = ".svg";

    /// <summary>The figures by name, and in words what has none.</summary>
    public static string Of(Comparison comparison)
    {
        (Compared compared, string letter)[] both = [(comparison.First, "A"), (comparison.Second, "B")];
        Dictionary<string, Artefact>[] drawn = [.. both.Select(run => Drawn(run.compared.Figures))];
        StringBuilder html = new();
        foreach (string name in drawn.SelectMany(of => of.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            html.Append($"<h4>{HtmlText.Of(name[..^Svg.Length].Replace('-', ' '))}</h4>\n<div class=\"pair\">\n");
            for (int i = 0; i < both.Length; i++)
            {
                html.Append($"<figure>{Picture(both[i].compared, drawn[i].GetValueOrDefault(name), $"{both[i].letter}: {name[..^Svg.Length]}")}<figcaption><span class=\"key {both[i].letter.ToLowerInvariant()}\">{both[i].letter}</span> {HtmlText.Of(both[i].compared.Title)}</figcaption></figure>\n");
            }

            html.Append("</div>\n");
        }

        foreach ((Compared compared, string letter) in both.Where(run => run.compared.Figures is null))
        {
            html.Append($"<p>{letter} has no figures that could be shown here: {HtmlText.Of(WhyNone(compared))}.</p>\n");
        }

        return html.ToString();
    }

    private static string WhyNone(Compared compared) => compared.IsOfRuns ? "it is several runs, and each has its own"
        : compared.Evaluation is null ? "it is compared by its published table"
        : "its figures stage has not run, or it is an arm, of which no figures are drawn";

    private static Dictionary<string, Artefact> Drawn(string? folder) => folder is null || StageRecord.Read(folder) is not StageRecord record ? []
        : record.Outputs.Where(output => output.Path.EndsWith(Svg, StringComparison.Ordinal)).ToDictionary(output => output.Path, StringComparer.Ordinal);

    private static string Picture(Compared compared, Artefact? figure, string words)
    {
        if (figure is null)
        {
            return "<p class=\"none\">it has no such figure</p>";
        }

        if (figure.Bytes > MostBytes)
        {
            return $"<p class=\"none\">left out of this page, for it has {RunNumbers.Megabytes(figure.Bytes)} MB; it lies in the run's folder as figures/{HtmlText.Of(figure.Path)}</p>";
        }

        byte[]? content = Content(Path.Combine(compared.Figures!, figure.Path), figure);
        return content is null ? "<p class=\"none\">its file is not the one that the stage recorded; run the study again</p>"
            : $"<img alt=\"{HtmlText.Of(words)}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(content)}\">";
    }

    private static byte[]? Content(string path, Artefact figure)
    {
        try
        {
            byte[] content = RegularFile.ReadAllBytes(path, MostBytes);
            return Sha256.OfBytes(content) == figure.Sha256 ? content : null;
        }
        catch (Exception failure) when (failure is DataException or IOException)
        {
            return null;
        }
    }
}

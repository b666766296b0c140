using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>What is wrong with the figures of a run as they stand on paper.</summary>
internal static partial class FigureFaults
{
    /// <summary>The least size of letters, in points.</summary>
    private const double SmallestText = 7;

    private const double PointsPerMillimetre = 72 / 25.4;
    private const double A4Width = 210;

    /// <summary>The faults of all figures of a folder, each in words.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.GetFiles(folder, "*.svg").Order(StringComparer.Ordinal).SelectMany(file => Of(XDocument.Load(file).Root!).Select(fault => $"{Path.GetFileName(file)}: {fault}"))];

    /// <summary>The faults of one figure.</summary>
    internal static IEnumerable<string> Of(XElement figure)
    {
        double width = Points(figure.Attribute("width")!.Value);
        double drawn = Number(figure.Attribute("viewBox")!.Value.Split(' ')[2]);
        double paper = Math.Min(width, LineWidth());
        if (width > LineWidth())
        {
            yield return $"{width} pt wide, a line of text {LineWidth():0.0}";
        }

        foreach (XElement text in figure.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            double size = Number(text.Attribute("font-size")!.Value.Replace("px", "", StringComparison.Ordinal)) * paper / drawn;
            if (size < SmallestText - 1e-9)
            {
                yield return $"\"{text.Value}\" is {size:0.00} pt high";
            }

            if (text.AncestorsAndSelf().Any(element => element.Attribute("opacity")?.Value == "0"))
            {
                yield return $"\"{text.Value}\" is hidden, and copied all the same";
            }

            if (text.Value is "null" or "NaN" or "undefined")
            {
                yield return $"\"{text.Value}\" is no label";
            }
        }
    }

    /// <summary>A line of the report in points, as its template has it.</summary>
    internal static double LineWidth()
    {
        string template = File.ReadAllText(Path.Combine(Repository.FindRoot(), "reports", "templates", "shared", "style.typ"));
        template.ShouldContain("paper: \"a4\"");
        template.ShouldContain("image(\"figures/\" + file, alt: alt)", Case.Sensitive, "a chart is set at its own size");
        return (A4Width - 2 * Number(Margin().Match(template).Groups[1].Value)) * PointsPerMillimetre;
    }

    private static double Points(string length)
    {
        length.ShouldEndWith("pt");
        return Number(length[..^2]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"margin: \(x: ([0-9.]+)mm")]
    private static partial Regex Margin();
}

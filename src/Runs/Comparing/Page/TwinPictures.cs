using System.Text;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>Features of A and the most alike of B, as pictures, from those that have a twin to those that have none.</summary>
internal static class TwinPictures
{
    /// <summary>The most pairs that are shown of one band of likeness.</summary>
    public const int MostOfABand = 24;

    private const int Bins = 20;

    /// <summary>The pictures; "" where features cannot be compared.</summary>
    public static string Of(Comparison comparison)
    {
        if (comparison.Twins is not FeatureTwins twins || twins.First.Count == 0)
        {
            return "";
        }

        int[] order = [.. Enumerable.Range(0, twins.Twins.Count).OrderByDescending(feature => Likeness(twins, feature)).ThenBy(feature => feature)];
        StringBuilder html = new($"<p>{string.Join(' ', ComparisonText.Twins(comparison).Select(HtmlText.Of))}. Of member 0 of each.</p>\n{Histogram(twins)}");
        double above = double.PositiveInfinity;
        foreach (double level in FeatureTwins.Levels.Append(double.NegativeInfinity))
        {
            int[] band = [.. order.Where(feature => Likeness(twins, feature) >= level && Likeness(twins, feature) < above)];
            html.Append(Band(comparison, twins, band, FormattableString.Invariant($"{(double.IsFinite(level) ? $"cosine of at least {level}" : $"cosine below {above}")}")));
            above = level;
        }

        return html.ToString();
    }

    // A feature of which it is not defined is like none.
    private static double Likeness(FeatureTwins twins, int feature) => double.IsNaN(twins.Twins[feature].Cosine) ? -1 : twins.Twins[feature].Cosine;

    private static string Band(Comparison comparison, FeatureTwins twins, int[] features, string words)
    {
        if (features.Length == 0)
        {
            return "";
        }

        // Evenly over their ranks, the first and the last among them.
        int shown = Math.Min(features.Length, MostOfABand);
        int[] chosen = [.. Enumerable.Range(0, shown).Select(place => features[shown == 1 ? 0 : (int)((long)place * (features.Length - 1) / (shown - 1))])];
        return $"<h4>{HtmlText.Of(words)}: {features.Length}{(shown < features.Length ? $", {shown} of them shown, evenly by rank" : "")}</h4>\n<ul class=\"twins\">\n{string.Concat(chosen.Select(feature => Pair(comparison, twins, feature)))}</ul>\n";
    }

    private static string Pair(Comparison comparison, FeatureTwins twins, int feature)
    {
        (int twin, double cosine) = twins.Twins[feature];
        string number = double.IsNaN(cosine) ? "undefined" : cosine.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        return $"<li>{Picture(comparison.First, twins.First[feature], $"feature {feature} of A")}{Picture(comparison.Second, twins.Second[twin], $"feature {twin} of B")}<span>{feature} · {twin}<br>cosine {number}</span></li>\n";
    }

    private static string Picture(Compared compared, float[] weights, string words)
    {
        int side = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(weights.Length)));
        (int rows, int columns) = compared.Shape is ImageShape shape && shape.Pixels == weights.Length ? (shape.Rows, shape.Columns) : (side, side);
        return $"<img alt=\"{HtmlText.Of(words)}\" src=\"{PixelFile.DataUrl(weights, rows, columns)}\">";
    }

    private static string Histogram(FeatureTwins twins)
    {
        int[] counts = new int[Bins];
        for (int feature = 0; feature < twins.Twins.Count; feature++)
        {
            counts[Math.Clamp((int)(Likeness(twins, feature) * Bins), 0, Bins - 1)]++;
        }

        int most = counts.Max();
        string bars = string.Concat(counts.Select((count, bin) => $"<rect class=\"bar\" x=\"{10 + bin * 20}\" y=\"{SvgNumber.Of(90 - 80.0 * count / most)}\" width=\"18\" height=\"{SvgNumber.Of(80.0 * count / most)}\"/>"));
        string words = string.Join(", ", counts.Select((count, bin) => (count, bin)).Where(of => of.count > 0).Select(of => FormattableString.Invariant($"{of.count} from {(double)of.bin / Bins:0.00}")));
        return $"<figure><svg class=\"histogram\" viewBox=\"0 0 420 112\" role=\"img\" aria-label=\"Features of A by the cosine of their twin: {words}.\">{bars}<line class=\"axis\" x1=\"8\" x2=\"412\" y1=\"90.5\" y2=\"90.5\"/><text x=\"10\" y=\"106\">0</text><text x=\"210\" y=\"106\" text-anchor=\"middle\">0.5</text><text x=\"410\" y=\"106\" text-anchor=\"end\">1</text></svg><figcaption>Features of A by the cosine of the feature of B that is most alike; the fullest bar has {most}.</figcaption></figure>\n";
    }
}

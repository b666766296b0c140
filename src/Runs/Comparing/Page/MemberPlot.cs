using System.Text;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>One measure as a drawing: every member (or run) of A above, every one of B below, and between which bounds the mean of B is within the spread.</summary>
internal static class MemberPlot
{
    private const double Width = 220;
    private const double Margin = 8;
    private const double FirstLane = 11;
    private const double SecondLane = 29;
    private const double Height = 40;
    private const double Dot = 3.2;

    /// <summary>The drawing; "" where there is nothing to draw.</summary>
    public static string Of(Comparison comparison, ComparedMeasure measure)
    {
        double[] first = Values(comparison.First, measure, measure.First);
        double[] second = Values(comparison.Second, measure, measure.Second);
        double[] all = [.. first, .. second];
        if (all.Length < 2)
        {
            return "";
        }

        double? reach = measure is { Spread: Spread spread, First: double } ? spread.Largest(comparison.Tests) : null;
        (double low, double high) = Bounds(all, measure.First, reach);
        double Place(double value) => Margin + (Width - 2 * Margin) * (value - low) / (high - low);
        StringBuilder svg = new($"<svg class=\"plot\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Of(Words(comparison, first, second))}\">");
        if (reach is double half && measure.First is double middle)
        {
            (double left, double right) = (Math.Max(0, Place(middle - half)), Math.Min(Width, Place(middle + half)));
            svg.Append($"<rect class=\"band\" x=\"{SvgNumber.Of(left)}\" y=\"2\" width=\"{SvgNumber.Of(Math.Max(0.5, right - left))}\" height=\"{Height - 4}\"/>");
        }

        svg.Append($"<line class=\"lane\" x1=\"0\" x2=\"{Width}\" y1=\"{Height / 2}\" y2=\"{Height / 2}\"/>");
        Array.ForEach(first, value => svg.Append($"<circle class=\"a\" cx=\"{SvgNumber.Of(Place(value))}\" cy=\"{FirstLane}\" r=\"{SvgNumber.Of(Dot)}\"/>"));
        Array.ForEach(second, value => svg.Append(Diamond(Place(value))));
        svg.Append(Mean(measure.First, "a", 3, FirstLane + 8, Place)).Append(Mean(measure.Second, "b", SecondLane - 8, Height - 3, Place));
        return svg.Append("</svg>").ToString();
    }

    // What varies; where nothing does, the number itself.
    private static double[] Values(Compared compared, ComparedMeasure measure, double? mean)
    {
        double[] sample = [.. (measure.Model == RunMeasures.Member || compared.IsOfRuns ? compared.Sample(measure.Model, measure.Metric) : []).Where(double.IsFinite)];
        return sample.Length > 0 ? sample : mean is double value && double.IsFinite(value) ? [value] : [];
    }

    // Wide enough for every value, and for the bounds of the spread where they do not make dots of all of them one.
    private static (double Low, double High) Bounds(double[] all, double? middle, double? reach)
    {
        (double low, double high) = (all.Min(), all.Max());
        double span = high - low;
        if (reach is double half && middle is double mean && double.IsFinite(mean))
        {
            double most = span > 0 ? Math.Min(half, 3 * span) : half;
            (low, high) = (Math.Min(low, mean - most), Math.Max(high, mean + most));
        }

        double padding = high > low ? (high - low) * 0.04 : Math.Max(Math.Abs(high), 1e-300);
        return (low - padding, high + padding);
    }

    private static string Diamond(double x) =>
        $"<path class=\"b\" d=\"M{SvgNumber.Of(x - Dot - 1)} {SecondLane}L{SvgNumber.Of(x)} {SvgNumber.Of(SecondLane - Dot - 1)}L{SvgNumber.Of(x + Dot + 1)} {SecondLane}L{SvgNumber.Of(x)} {SvgNumber.Of(SecondLane + Dot + 1)}Z\"/>";

    private static string Mean(double? value, string of, double from, double to, Func<double, double> place) => value is double mean && double.IsFinite(mean)
        ? $"<line class=\"mean {of}\" x1=\"{SvgNumber.Of(place(mean))}\" x2=\"{SvgNumber.Of(place(mean))}\" y1=\"{SvgNumber.Of(from)}\" y2=\"{SvgNumber.Of(to)}\"/>"
        : "";

    private static string Words(Comparison comparison, double[] first, double[] second)
    {
        string each = comparison.First.IsOfRuns ? "runs" : "members";
        return $"A, {each}: {string.Join(", ", first.Select(value => ComparisonText.Number(value)))}. B: {string.Join(", ", second.Select(value => ComparisonText.Number(value)))}.";
    }
}

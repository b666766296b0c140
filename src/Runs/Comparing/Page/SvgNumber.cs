using System.Globalization;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>Coordinates of drawings, to a hundredth: the same text everywhere.</summary>
internal static class SvgNumber
{
    /// <summary>A finite coordinate.</summary>
    public static string Of(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}

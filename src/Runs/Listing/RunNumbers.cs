using System.Globalization;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Listing;

/// <summary>Numbers of runs as people read them.</summary>
internal static class RunNumbers
{
    /// <summary>The mean over members of a measure; "" where there is none.</summary>
    public static string Of(string metric, RunMeasures? measures) => measures?.MeanOf(metric) is double value ? Publication.Format(value, FormatOf(metric)) : "";

    /// <summary>A difference with its sign; "" where there is none.</summary>
    public static string Signed(string metric, double? difference) =>
        difference is double value ? value.ToString($"+{FormatOf(metric)};-{FormatOf(metric)};0", CultureInfo.InvariantCulture) : "";

    /// <summary>Seconds, to a tenth; "" where they are not known.</summary>
    public static string Seconds(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Bytes as megabytes, to a tenth.</summary>
    public static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A time of ISO 8601 to the minute; "" where it is not known.</summary>
    public static string When(string? time) => time is { Length: >= 16 } ? time[..16].Replace('T', ' ') : "";

    private static string FormatOf(string metric) => metric switch { "mse" => "0.00000", "pearson" => "0.0000", _ => "0.#" };
}

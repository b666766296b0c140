using System.Globalization;

namespace ResearchPipeline.Tests;

/// <summary>
/// Counts what the tests of reliability did. Where RESEARCH_PIPELINE_TALLY names a folder, every process adds lines "count, tab, what" to
/// a file of its own there, and the Soak target sums them up for docs/reliability.md.
/// </summary>
internal static class Tally
{
    private static readonly Lock OneAtATime = new();

    /// <summary>How much longer than in CI the long tests go on: RESEARCH_PIPELINE_SOAK, or 1.</summary>
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? factor : 1;

    /// <summary>Adds to a count.</summary>
    public static void Add(string what, long count = 1)
    {
        if (Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_TALLY") is { Length: > 0 } folder)
        {
            lock (OneAtATime)
            {
                Directory.CreateDirectory(folder);
                File.AppendAllText(
                    Path.Combine(folder, $"{Environment.ProcessId}.tsv"), string.Create(CultureInfo.InvariantCulture, $"{count}\t{what}\n"));
            }
        }
    }
}

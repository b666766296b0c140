using System.Globalization;

namespace ResearchPipeline.Testing;

/// <summary>
/// Counts what the tests of reliability did. Where RESEARCH_PIPELINE_TALLY names a folder, every process adds lines "count, tab, what" to
/// a file of its own there, and the Soak target sums them up for docs/reliability.md.
/// </summary>
public static class Tally
{
    private static readonly Lock OneAtATime = new();

    private const int FewCases = 300;
    private const int ManyCases = 10_000;
    private static readonly int? Soak = int.TryParse(
        Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? factor : null;

    /// <summary>Whether the long version of a test is asked for.</summary>
    public static bool IsSoak => Soak is not null;

    /// <summary>Hostile inputs that one reader has to stand: three hundred, and where RESEARCH_PIPELINE_SOAK is a number so many times ten thousand.</summary>
    public static int HostileCases { get; } = Soak is int times ? times * ManyCases : FewCases;

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

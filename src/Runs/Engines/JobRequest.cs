using System.Globalization;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Engines;

/// <summary>
/// How much time and memory is asked of a cluster for each run of an array: what runs like them took, with a margin; nothing where nothing was
/// measured. A run that is submitted again is given twice as much each time, for it may have been ended for having too little.
/// </summary>
/// <param name="Minutes">Of time; null for no request.</param>
/// <param name="Mebibytes">Of memory; null for no request.</param>
/// <param name="Words">What is asked for, and why, in a sentence without its full stop.</param>
internal sealed record JobRequest(int? Minutes, int? Mebibytes, string Words)
{
    /// <summary>How much more time than the longest run took.</summary>
    public const double TimeMargin = 3;

    /// <summary>How much more memory than the largest run took.</summary>
    public const double MemoryMargin = 1.5;

    private const int FewestMinutes = 5;
    private const int FewestMebibytes = 512;

    /// <summary>The request.</summary>
    /// <param name="took">For each run of the array the most that one like it took; null where there is none.</param>
    /// <param name="again">How often the runs were submitted before.</param>
    public static JobRequest Of(IReadOnlyList<(double Seconds, long? Bytes)?> took, int again)
    {
        int unknown = took.Count(run => run is null);
        if (unknown > 0 || took.Count == 0)
        {
            return new(null, null, $"nothing like {unknown} of the {took.Count} runs was measured here, so no time and no memory is asked for");
        }

        double more = Math.Pow(2, Math.Min(again, 10));
        double seconds = took.Max(run => run!.Value.Seconds);
        long? bytes = took.Any(run => run!.Value.Bytes is null) ? null : took.Max(run => run!.Value.Bytes);
        int minutes = (int)Math.Ceiling(Math.Max(FewestMinutes, TimeMargin * seconds / 60) * more);
        int? mebibytes = bytes is long most ? (int)Math.Ceiling(Math.Max(FewestMebibytes, MemoryMargin * most / (1 << 20)) * more) : null;
        string memory = mebibytes is int needed ? FormattableString.Invariant($" and {needed} MiB") : "";
        string largest = bytes is long known ? $" and {RunNumbers.Megabytes(known)} MB" : "";
        return new(minutes, mebibytes, FormattableString.Invariant($"{minutes} minutes{memory} are asked for each run: runs like them took up to {RunNumbers.Seconds(seconds)} s{largest}"));
    }

    /// <summary>The words for sbatch; none for what somebody has asked for otherwise.</summary>
    /// <param name="more">Words that come after them.</param>
    public IEnumerable<string> For(IReadOnlyList<string> more) =>
    [
        .. Minutes is int minutes && !more.Any(word => Names(word, "--time") || word.StartsWith("-t", StringComparison.Ordinal)) ? [$"--time={minutes.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
        .. Mebibytes is int mebibytes && !more.Any(word => Names(word, "--mem") || word.StartsWith("--mem-per-", StringComparison.Ordinal)) ? [$"--mem={mebibytes.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
    ];

    private static bool Names(string word, string option) => word == option || word.StartsWith($"{option}=", StringComparison.Ordinal);
}

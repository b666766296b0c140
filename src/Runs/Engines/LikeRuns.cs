using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Engines;

/// <summary>
/// What runs took that lie here and noted it. A measured run is like a planned one if it is of the same study and learned on the same kind of
/// device, and no choice differs but the seed, real numbers (weights and rates, which take no time), and whole numbers that are larger in it.
/// </summary>
internal sealed class LikeRuns
{
    private const string Seed = "seed";
    private const string Processor = "simd-";
    private const string Reference = "reference";
    private readonly Measured[] _measured;

    private LikeRuns(Measured[] measured) => _measured = measured;

    /// <summary>Those of a study.</summary>
    /// <param name="study">Its name.</param>
    /// <param name="asked">What was asked for: where artifacts lie, and the device.</param>
    /// <param name="threads">Threads that a run will have, at least 1.</param>
    public static LikeRuns Of(string study, RunOptions asked, int threads) => new(
    [
        .. new RunCatalogue(asked).Existing
            .Where(run => run.Written?.Name == study && run.Study is not null && IsOn(asked.Device, run.Device) && RunRow.MeasuresOf(run) is not null)
            .Select(run => (Run: run, Threads: run.Timings.Max(timing => timing.Threads)))
            .Where(run => run.Threads is not null && run.Run.Seconds is not null)
            // With fewer threads it takes longer, and never more than so much.
            .Select(run => new Measured(Settings.typed(run.Run.Study!), run.Run.Seconds!.Value * Math.Max(1, (double)run.Threads!.Value / threads), run.Run.PeakBytes)),
    ]);

    /// <summary>The most that a run like this one took: seconds and bytes of memory, the second null where it was not noted; null where no run is like it.</summary>
    public (double Seconds, long? Bytes)? Most(string study, PlannedRun run)
    {
        Study planned = ChangedStudy.Of(Catalogue.studies.Single(written => written.Name == study), run.Settings);
        IReadOnlyDictionary<string, Settings.TypedValue> wanted = Settings.typed(planned);
        Measured[] like = [.. _measured.Where(measured => IsLike(wanted, measured.Settings))];
        return like.Length == 0 ? null : (like.Max(measured => measured.Seconds), like.Max(measured => measured.Bytes));
    }

    private static bool IsLike(IReadOnlyDictionary<string, Settings.TypedValue> planned, IReadOnlyDictionary<string, Settings.TypedValue> measured) =>
        planned.Count == measured.Count && planned.All(setting => setting.Key == Seed || (measured.TryGetValue(setting.Key, out Settings.TypedValue? value) && TakesNoMore(setting.Value, value)));

    private static bool TakesNoMore(Settings.TypedValue planned, Settings.TypedValue measured) => (planned.Values, measured.Values) switch
    {
        ([int few], [int many]) => few <= many,
        ([double or float], [double or float]) => true,
        _ => planned.Words.SequenceEqual(measured.Words),
    };

    // What is asked for, and what a run noted.
    private static bool IsOn(string asked, string device) => asked switch
    {
        Reference => device == Reference,
        "auto" or "cpu" => device.StartsWith(Processor, StringComparison.Ordinal),
        _ => device.Length > 0 && device != Reference && !device.StartsWith(Processor, StringComparison.Ordinal),
    };

    private sealed record Measured(IReadOnlyDictionary<string, Settings.TypedValue> Settings, double Seconds, long? Bytes);
}

using ResearchPipeline.Experiments;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>A table of runs of the smoke study that nobody ran, with numbers of a test's choice.</summary>
internal static class MadeRuns
{
    /// <summary>A run.</summary>
    /// <param name="K">Its k.</param>
    /// <param name="Lambda">Its weight of the consistency term.</param>
    /// <param name="Seed">Its seed.</param>
    /// <param name="Error">Mean squared error of each of its members; that of the ensemble is half of it.</param>
    internal readonly record struct Run(int K, double Lambda, int Seed, double Error)
    {
        /// <summary>Features that no image activates.</summary>
        public double Dead { get; init; } = 3;

        /// <summary>The share of active latents that two members have in common.</summary>
        public double Jaccard { get; init; } = 0.25;
    }

    /// <summary>Writes runs.parquet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="without">A measure that is left out.</param>
    /// <returns>The plan that has these runs.</returns>
    public static SweepPlan Write(string folder, IReadOnlyList<Run> runs, string without = "")
    {
        SweepPlan plan = SweepPlan.Of(
            Smoke.study, Variation.NewListed([.. runs.Select(run => new[] { Setting("model.k", $"{run.K}"), Setting("training.consistency-weight", FormattableString.Invariant($"{run.Lambda}")), Setting("seed", $"{run.Seed}") })]), 1, "evaluate");
        RunsTable.Write(folder, plan, [.. plan.Runs.Zip(runs, (planned, run) => RunsTable.RowOf(plan, planned, new([.. MeasuresOf(run).Where(measure => measure.Metric != without)]), ""))]);
        return plan;
    }

    private static Specification.ArmSetting Setting(string key, string value) => new(key, value);

    private static Measure[] MeasuresOf(Run run) =>
    [
        Of("member", "mse", run.Error, run.Error), Of("member", "pearson", 0.9, 0.9), Of("member", "bits", 32 * run.K, 32 * run.K), Of("member", "dead", run.Dead, run.Dead), Of("member", "rare", 8, 8),
        Of("ensemble", "mse", run.Error / 2), Of("ensemble", "pearson", 0.95),
        Of("member-pairs", "jaccard", run.Jaccard), Of("member-pairs", "pw_mcc", 0.5), Of("second-moment-pairs", "pw_mcc", 0.4),
    ];

    private static Measure Of(string model, string metric, params double[] values) => new(model, metric, "1", values);
}

using System.Text.RegularExpressions;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>Words of a report that may stand only where their condition holds, and must stand there.</summary>
/// <param name="Words">A pattern; white space stands for any white space.</param>
/// <param name="Holds">What the run's settings and results say.</param>
internal sealed record Judgement(string Words, Func<ReportedRun, bool> Holds)
{
    /// <summary>The judgements of the report's text that settings and summary decide; those on tables of their own are not among them.</summary>
    public static IReadOnlyList<Judgement> All { get; } =
    [
        new("One autoencoder with", run => run.Members == 1),
        new("autoencoders with", run => run.Members > 1),
        new("in one pass over", run => run.Epochs == 1),
        new("passes over", run => run.Epochs > 1),
        new("Agreement between members", run => run.Members > 1),
        new("ensemble mean", run => run.Members > 1),
        new("share more features than dictionaries", run => run.Members > 1 && run.Pairs("pw_mcc") > run.Noise("pw_mcc")),
        new("share no more features than dictionaries", run => run.Members > 1 && run.Pairs("pw_mcc") <= run.Noise("pw_mcc")),
        new("reconstructions is better than the best member", run => run.Members > 1 && run.Ensemble("mse") < run.Least("mse")),
        new("not better than the best member", run => run.Members > 1 && run.Ensemble("mse") >= run.Least("mse")),
        new("features are closer than those of dictionaries of noise", run => run.Members > 1 && run.Pairs("pw_mcc") > run.Noise("pw_mcc")),
        new("are no closer than those of dictionaries of noise", run => run.Members > 1 && run.Pairs("pw_mcc") <= run.Noise("pw_mcc")),
        new("which the consistency term asks for", run => Aligned(run) && run.Lambda > 0),
        new("does not align the members", run => run.Members > 1 && !Aligned(run) && run.Lambda > 0),
        new("With one member there are no pairs", run => run.Members == 1),
        new("the members learn independently", run => run.Members > 1 && run.Lambda == 0),
        new("Two random sets of", run => run.Members > 1 && run.Lambda > 0),
        new("starts with orthonormal columns, so that", run => run.Latents >= 784),
        new("starts with orthonormal rows", run => run.Latents < 784),
        new("keeps [−0-9.]+ % of its variance", run => run.Mean("fvu") < 1),
        new("further from the images than the mean image is", run => run.Mean("fvu") >= 1),
        new("nearly the right length", run => Math.Max(Math.Abs(run.Least("gamma") - 1), Math.Abs(run.Most("gamma") - 1)) <= 0.02),
        new("They are too short", run => run.Most("gamma") < 1 && 1 - run.Least("gamma") > 0.02),
        new("They are too long", run => run.Least("gamma") > 1 && run.Most("gamma") - 1 > 0.02),
        new("the rule restarted", run => run.Epochs > 1 && run.Setting("training.silent-features") != "leave"),
        new("test images their reconstructions|test images its reconstructions", run => !run.IsValidation),
        new("validation images their reconstructions|validation images its reconstructions", run => run.IsValidation),
        new("with test numbers in view", run => !run.IsValidation),
        new("AuxK", run => run.Setting("training.auxiliary-loss") is not ("" or "none")),
        new("git status", run => run.IsPublished),
    ];

    private static bool Aligned(ReportedRun run) => run.Members > 1 && run.Pairs("index_agreement") > run.Noise("index_agreement") + 0.05;

    /// <summary>What is wrong with a text that this judgement should be in, or should not: "" when nothing is.</summary>
    public string Fault(ReportedRun run)
    {
        bool stands = Regex.IsMatch(run.Text, Words.Replace(" ", @"\s+", StringComparison.Ordinal));
        return stands == Holds(run) ? "" : $"\"{Words}\" {(stands ? "stands where it is false" : "is missing where it is true")}";
    }
}

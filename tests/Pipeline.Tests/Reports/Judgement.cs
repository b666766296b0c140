using System.Text.RegularExpressions;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>Words of a report that may stand only where their condition holds, and must stand there.</summary>
/// <param name="Words">A pattern for the text without its white space and hyphens; its own spaces are for people.</param>
/// <param name="Holds">What the run's settings and results say.</param>
internal sealed record Judgement(string Words, Func<ReportedRun, bool> Holds)
{
    /// <summary>The judgements of the report's text that settings and summary decide; those on tables of their own are not among them.</summary>
    public static IReadOnlyList<Judgement> All { get; } =
    [
        new("An autoencoder with", run => run.Members == 1),
        new("autoencoders with [0-9\\p{Zs}]+ latents each are trained together", run => run.Members > 1),
        new("for one pass over", run => run.Epochs == 1),
        new("passes over", run => run.Epochs > 1),
        new("Agreement between members", run => run.Members > 1),
        new("ensemble mean", run => run.Members > 1),
        new("Features of different members match more closely", run => run.Members > 1 && run.Pairs("pw_mcc") > run.Noise("pw_mcc")),
        new("match no more closely than those of random dictionaries", run => run.Members > 1 && run.Pairs("pw_mcc") <= run.Noise("pw_mcc")),
        new("reconstructions is better than the best member", run => run.Members > 1 && run.Ensemble("mse") < run.Least("mse")),
        new("not better than the best member", run => run.Members > 1 && run.Ensemble("mse") >= run.Least("mse")),
        new("that the consistency term compares", run => run.Members > 1 && run.Lambda > 0),
        new("With one member there are no pairs", run => run.Members == 1),
        new("the members learn independently", run => run.Members > 1 && run.Lambda == 0),
        new("Two random sets of", run => run.Members > 1 && run.Lambda > 0),
        new("every image would be reconstructed exactly", run => run.Latents >= 784),
        new("is initialised with orthonormal rows", run => run.Latents < 784),
        new("explain [−0-9.]+ % of the variance", run => run.Mean("fvu") < 1),
        new("further from the images than the mean image is", run => run.Mean("fvu") >= 1),
        new("neither too long nor too short", run => Math.Max(Math.Abs(run.Least("gamma") - 1), Math.Abs(run.Most("gamma") - 1)) <= 0.02),
        new("As a whole they are too short", run => run.Most("gamma") < 1 && 1 - run.Least("gamma") > 0.02),
        new("As a whole they are too long", run => run.Least("gamma") > 1 && run.Most("gamma") - 1 > 0.02),
        new("Every feature is active for some|No feature is dead", run => run.Most("dead") == 0),
        new("found nothing to do", run => Rules(run) && run.Most("restarted") == 0),
        new("The rule for silent features restarted", run => Rules(run) && run.Most("restarted") > 0),
        new("is reinitialised at the end of that epoch", run => run.Setting("training.silent-features") != "leave"),
        new("each row is rescaled to the norm", run => run.Setting("training.row-norms") is not ("" or "learned")),
        new("are trained only by an auxiliary loss", run => run.Setting("training.auxiliary-loss") is not ("" or "none")),
        new("test images, their reconstructions|test images, its reconstructions", run => !run.IsValidation),
        new("validation images, their reconstructions|validation images, its reconstructions", run => run.IsValidation),
        new("The parts of the recipe were judged again on validation images", run => run.IsPublished),
        new("git status", run => run.IsPublished),
    ];

    // At the end of every epoch but the last.
    private static bool Rules(ReportedRun run) => run.Epochs > 1 && run.Setting("training.silent-features") != "leave";

    /// <summary>What is wrong with a text that this judgement should be in, or should not: "" when nothing is.</summary>
    public string Fault(ReportedRun run)
    {
        // Where lines end, and whether a word is divided there, is not the judgement's matter.
        bool stands = Regex.IsMatch(Regex.Replace(run.Text, @"[-\u2010\u00AD\s]", ""), Words.Replace(" ", "", StringComparison.Ordinal));
        return stands == Holds(run) ? "" : $"\"{Words}\" {(stands ? "stands where it is false" : "is missing where it is true")}";
    }
}

namespace ResearchPipeline.Training;

/// <summary>What an epoch was, from the curves of the run: the steps before an interruption are in it.</summary>
/// <param name="Epoch">1 … Epochs.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Terms">The terms of the loss, each with its mean over steps and members, before its weight.</param>
/// <param name="Counts">What was counted at its end, by name and in words, with its mean over members.</param>
public sealed record TrainingEpoch(int Epoch, int Epochs, IReadOnlyList<(LossTerm Term, double Mean)> Terms, IReadOnlyList<(string Count, string Words, double Mean)> Counts)
{
    /// <summary>The whole loss, mean over steps.</summary>
    public double Loss => Terms.Sum(term => term.Term.Weight * term.Mean);

    /// <summary>Sums up an epoch (1, 2, …) that the curves hold in full.</summary>
    public static TrainingEpoch Of(Curves curves, int epoch, ILearner learner, TrainingPlan plan) => new(
        epoch,
        plan.Epochs,
        [.. learner.Terms.Select(term => (term, curves.Mean(term.Part, (epoch - 1) * plan.StepsPerEpoch, plan.StepsPerEpoch)))],
        [.. learner.Counts.Select(count => (count.Count, count.Words, curves.MeanCount(count.Count, epoch - 1)))]);
}

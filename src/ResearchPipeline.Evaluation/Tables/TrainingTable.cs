using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>training: how the members learned.</summary>
internal static class TrainingTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "training", "member, step", "Loss by step. The last step of an epoch also carries what the epoch's weights measure on the test set; elsewhere those columns are NULL.")
        .Member(row => row.Member)
        .Integers("epoch", "", "Number of the epoch, from 1.", row => row.Epoch)
        .Integers("step", "", "Number of the step, from 1, through all epochs.", row => row.Step)
        .Doubles("reconstruction", "intensity²", "The member's mean squared error on the step's batch.", row => row.Reconstruction)
        .Doubles("ensemble_consistency", "activation²", "Consistency term of the whole ensemble on the batch, before its weight λ; the same in every member's row of a step.", row => row.EnsembleConsistency)
        .Doubles("ensemble_loss", "intensity²", "Loss of the whole ensemble: mean of reconstruction over members plus λ times ensemble_consistency; the same in every member's row of a step.", row => row.EnsembleLoss)
        .OptionalDoubles("test_mse", "intensity²", "Mean squared error on the test set at the end of the epoch.", row => row.AtEpochEnd?.Mse)
        .OptionalDoubles("test_pearson", "1", "Mean correlation on the test set, over the images for which it is defined.", row => row.AtEpochEnd?.Pearson)
        .OptionalIntegers("dead", "features", "Features that no test image activates.", row => row.AtEpochEnd?.Dead)
        .OptionalIntegers("silent", "features", "Features that no training image of the epoch activated, or so few that the study counts them as silent.", row => row.AtEpochEnd?.Silent)
        .OptionalIntegers("restarted", "features", "Features that were restarted at the end of the epoch.", row => row.AtEpochEnd?.Restarted);

    /// <param name="curves">What was measured while learning.</param>
    /// <param name="lambda">Weight of the consistency term.</param>
    /// <param name="epochs">The test set under each epoch's weights.</param>
    /// <param name="latents">F.</param>
    public static Row[] Rows(TrainingCurves curves, double lambda, TestSetEvaluation[] epochs, int latents)
    {
        int members = curves.Members;
        int stepsPerEpoch = curves.Steps / curves.Epochs;
        EpochEnd[][] ends = epochs.Select((epoch, index) => EndsOf(curves, epoch, index, latents)).ToArray();
        return Tables.Rows.Of(members, curves.Steps, (member, step) => new Row(
            (byte)member,
            step / stepsPerEpoch + 1,
            step + 1,
            curves.Reconstruction(step, member),
            curves.Consistency(step),
            Loss(step),
            (step + 1) % stepsPerEpoch == 0 ? ends[step / stepsPerEpoch][member] : null));

        double Loss(int step) =>
            Enumerable.Range(0, members).Sum(member => curves.Reconstruction(step, member)) / members
            + lambda * curves.Consistency(step);
    }

    private static EpochEnd[] EndsOf(TrainingCurves curves, TestSetEvaluation epoch, int index, int latents) => epoch.Members
        .Select((measures, member) => new EpochEnd(
            SquaredError.mean(measures.SquaredErrors, ImageSet.ImagePixels),
            Descriptive.mean(measures.DefinedPearson()),
            latents - ActiveFeatures(epoch.Codes[member]),
            checked((int)curves.Silent(index, member)),
            checked((int)curves.Restarted(index, member))))
        .ToArray();

    private static int ActiveFeatures(MemberCodes codes) =>
        codes.Features.Where((_, i) => codes.Values[i] != 0).Distinct().Count();

    internal readonly record struct EpochEnd(double Mse, double Pearson, int Dead, int Silent, int Restarted);

    internal sealed record Row(
        byte Member, int Epoch, int Step, double Reconstruction, double EnsembleConsistency, double EnsembleLoss, EpochEnd? AtEpochEnd);
}

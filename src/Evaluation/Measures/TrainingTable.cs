using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>training: how the members learned, from the curves and from what the models at the end of each epoch do.</summary>
internal sealed class TrainingTable : TableMeasure<TrainingTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasHistory), typeof(IHasMembers<object>), typeof(IReconstructs), typeof(IEncodes)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "training", "member, step", "Loss by step. The last step of an epoch also carries what the epoch's weights measure on the evaluated images, and on training images; elsewhere those columns are NULL.")
        .Member(row => row.Member)
        .Integers("epoch", "", "Number of the epoch, from 1.", row => row.Epoch)
        .Integers("step", "", "Number of the step, from 1, through all epochs.", row => row.Step)
        .Doubles("reconstruction", "intensity²", "The member's mean squared error on the step's batch.", row => row.Reconstruction)
        .OptionalDoubles("auxiliary", "intensity²", "The member's auxiliary loss on the batch, before its coefficient: mean squared error of what its silent features make of what the reconstruction leaves over; 0 where none of its features is silent, NULL where the study has no such loss.", row => row.Auxiliary)
        .Doubles("ensemble_consistency", "activation²", "Consistency term of the whole ensemble on the batch, before its weight λ; the same in every member's row of a step.", row => row.EnsembleConsistency)
        .Doubles("ensemble_loss", "intensity²", "Loss of the whole ensemble: mean of reconstruction over members, plus λ times ensemble_consistency, plus the coefficient of the auxiliary loss times the mean of auxiliary over members; the same in every member's row of a step.", row => row.EnsembleLoss)
        .OptionalDoubles("mse", "intensity²", "Mean squared error on the evaluated images at the end of the epoch.", row => row.AtEpochEnd?.Evaluated.Mse)
        .OptionalDoubles("pearson", "1", "Mean correlation on the evaluated images, over those for which it is defined.", row => row.AtEpochEnd?.Evaluated.Pearson)
        .OptionalDoubles("train_mse", "intensity²", "Mean squared error under the same weights on images that were learned from: the last 5,000 training images, or all of fewer.", row => row.AtEpochEnd?.Train.Mse)
        .OptionalDoubles("train_pearson", "1", "Mean correlation on the same training images, over those for which it is defined.", row => row.AtEpochEnd?.Train.Pearson)
        .OptionalIntegers("dead", "features", "Features that no evaluated image activates.", row => row.AtEpochEnd?.Dead)
        .OptionalIntegers("silent", "features", "Features that no training image of the epoch activated, or so few that the study counts them as silent.", row => row.AtEpochEnd?.Silent)
        .OptionalIntegers("restarted", "features", "Features that were restarted at the end of the epoch.", row => row.AtEpochEnd?.Restarted);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        IHasHistory history = (IHasHistory)subject.Model;
        TrainingCurves curves = history.Curves;
        int stepsPerEpoch = curves.Steps / curves.Epochs;
        EpochEnd[][] ends = subject.EpochEnds;
        double[] losses = [.. Enumerable.Range(0, curves.Steps).Select(history.Loss)];
        return Grid.Of(curves.Members, curves.Steps, (member, step) => new Row(
            (byte)member,
            step / stepsPerEpoch + 1,
            step + 1,
            curves.Reconstruction(step, member),
            curves.Auxiliary(step, member),
            curves.Consistency(step),
            losses[step],
            (step + 1) % stepsPerEpoch == 0 ? ends[step / stepsPerEpoch][member] : null));
    }

    internal sealed record Row(
        byte Member, int Epoch, int Step, double Reconstruction, double? Auxiliary, double EnsembleConsistency, double EnsembleLoss, EpochEnd? AtEpochEnd);
}

using ResearchPipeline.Data.Results;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>training: one row a (member, step); the last step of an epoch also carries the epoch's measures.</summary>
internal static class TrainingTable
{
    public static ResultTable Build(TrainingCurves curves, double lambda, TestSetEvaluation[] epochs, int latents)
    {
        int members = curves.Members;
        int stepsPerEpoch = curves.Steps / curves.Epochs;
        EpochRow[][] rows = epochs.Select((epoch, index) => EpochRows(curves, epoch, index, latents)).ToArray();
        return new ResultTable(
            ResultColumn.Bytes("member", Each((member, _) => (byte)member)),
            ResultColumn.Integers("epoch", Each((_, step) => step / stepsPerEpoch + 1)),
            ResultColumn.Integers("step", Each((_, step) => step + 1)),
            ResultColumn.Doubles("reconstruction", Each((member, step) => curves.Reconstruction(step, member))),
            ResultColumn.Doubles("consistency", Each((_, step) => curves.Consistency(step))),
            ResultColumn.Doubles("loss", Each((_, step) => Loss(step))),
            ResultColumn.Doubles("test_mse", AtEpochEnd(row => row.Mse)),
            ResultColumn.Doubles("test_pearson", AtEpochEnd(row => row.Pearson)),
            ResultColumn.Doubles("dead", AtEpochEnd(row => row.Dead)),
            ResultColumn.Doubles("silent", AtEpochEnd(row => row.Silent)),
            ResultColumn.Doubles("restarted", AtEpochEnd(row => row.Restarted)));

        T[] Each<T>(Func<int, int, T> value) => Rows.Of(members, curves.Steps, value);

        double[] AtEpochEnd(Func<EpochRow, double> value) => Each((member, step) =>
            (step + 1) % stepsPerEpoch == 0 ? value(rows[step / stepsPerEpoch][member]) : double.NaN);

        double Loss(int step) =>
            Enumerable.Range(0, members).Sum(member => curves.Reconstruction(step, member)) / members
            + lambda * curves.Consistency(step);
    }

    private static EpochRow[] EpochRows(TrainingCurves curves, TestSetEvaluation epoch, int index, int latents) => epoch.Members
        .Select((measures, member) => new EpochRow(
            Metrics.SquaredError.mean(measures.SquaredErrors, Data.Datasets.ImageSet.ImagePixels),
            Metrics.Descriptive.mean(measures.DefinedPearson()),
            latents - ActiveFeatures(epoch.Codes[member]),
            curves.Silent(index, member),
            curves.Restarted(index, member)))
        .ToArray();

    private static int ActiveFeatures(MemberCodes codes) =>
        codes.Features.Where((_, i) => codes.Values[i] != 0).Distinct().Count();

    private readonly record struct EpochRow(double Mse, double Pearson, double Dead, double Silent, double Restarted);
}

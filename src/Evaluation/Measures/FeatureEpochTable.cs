using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>feature_epochs: how often each feature is active as training goes on.</summary>
internal sealed class FeatureEpochTable : TableMeasure<FeatureEpochTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasHistory), typeof(IHasMembers<object>), typeof(IReconstructs), typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "feature_epochs", "member, feature, epoch", "How many evaluated images activate each feature under the weights that each epoch ends with; the last epoch's are those of features.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Integers("epoch", "", "Number of the epoch, from 1.", row => row.Epoch)
        .Integers("activations", "images", "Evaluated images that activate the feature.", row => row.Activations);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        EpochEnd[][] ends = subject.EpochEnds;
        return
        [
            .. Grid.Of(ends[0].Length, ends[0][0].Activations.Length, (member, feature) => (Member: member, Feature: feature))
                .SelectMany(of => ends.Select((end, epoch) => new Row((byte)of.Member, (ushort)of.Feature, epoch + 1, end[of.Member].Activations[of.Feature]))),
        ];
    }

    internal readonly record struct Row(byte Member, ushort Feature, int Epoch, int Activations);
}

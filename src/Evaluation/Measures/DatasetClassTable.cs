using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>dataset_classes: how many images there are of each class, from the facts of both splits.</summary>
internal sealed class DatasetClassTable : TableMeasure<DatasetClassTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs => [];

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>("dataset_classes", "split, label", "How many images there are of each class.")
        .Split(row => row.Split)
        .Bytes("label", "", "The class, 0 to {last class}.", row => row.Label)
        .Integers("images", "images", "Number of its images.", row => row.Images);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        (string Name, DatasetFacts Facts)[] splits = [("train", subject.Train), ("evaluated", subject.Evaluated)];
        return Grid.Of(splits.Length, subject.Kind.Classes, (split, label) => new Row(splits[split].Name, (byte)label, splits[split].Facts.ImagesPerClass[label]));
    }

    internal readonly record struct Row(string Split, byte Label, int Images);
}

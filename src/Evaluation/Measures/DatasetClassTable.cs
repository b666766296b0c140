using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>dataset_classes: how many images there are of each digit, from the facts of both splits.</summary>
internal sealed class DatasetClassTable : TableMeasure<DatasetClassTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs => [];

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>("dataset_classes", "split, digit", "How many images there are of each digit.")
        .Split(row => row.Split)
        .Bytes("digit", "", "The digit.", row => row.Digit)
        .Integers("images", "images", "Number of its images.", row => row.Images);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        (string Name, DatasetFacts Facts)[] splits = [("train", subject.Train), ("evaluated", subject.Evaluated)];
        return Grid.Of(splits.Length, ImageSet.Classes, (split, digit) => new Row(splits[split].Name, (byte)digit, splits[split].Facts.ImagesPerClass[digit]));
    }

    internal readonly record struct Row(string Split, byte Digit, int Images);
}

using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>classification: which class every evaluated image is taken for, from the pass over these images; error_rate and cross_entropy in the summary.</summary>
internal sealed class ClassificationTable : TableMeasure<ClassificationTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IClassifies)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "classification", "model, member, image", "Which class each evaluated image is taken for.")
        .Model("the model that they form", row => row.Member)
        .OptionalMember(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Bytes("predicted", "", "The class of the highest probability, the lower one of equals.", row => row.Predicted)
        .Floats("probability", "1", "Probability of predicted, 0 to 1.", row => row.Probability)
        .Floats("label_probability", "1", "Probability of label, 0 to 1.", row => row.LabelProbability);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => [.. subject.Test.Probabilities.SelectMany(of => RowsOf(of.Member, of.Probabilities, subject))];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => subject.Test.Probabilities.SelectMany(of =>
    {
        Row[] rows = RowsOf(of.Member, of.Probabilities, subject);
        double[] surprises = Array.ConvertAll(rows, row => Classification.surprise(Logarithm.Natural, row.LabelProbability));
        return (SummaryLine[])
        [
            SummaryLine.Of(of.Member, "error_rate", Descriptive.mean(Array.ConvertAll(rows, row => row.Predicted == row.Label ? 0.0 : 1.0)), "1"),
            SummaryLine.Of(of.Member, "cross_entropy", Descriptive.mean(surprises), "nat"),
        ];
    });

    private static Row[] RowsOf(byte? member, Matrix probabilities, Subject subject) =>
    [
        .. Enumerable.Range(0, probabilities.Rows).Select(image =>
        {
            byte label = subject.Images.Test.Labels.Span[image];
            int predicted = Classification.predicted(probabilities.Row(image));
            return new Row(member, (ushort)image, label, (byte)predicted, probabilities.Row(image)[predicted], probabilities.Row(image)[label]);
        }),
    ];

    internal readonly record struct Row(byte? Member, ushort Image, byte Label, byte Predicted, float Probability, float LabelProbability);
}

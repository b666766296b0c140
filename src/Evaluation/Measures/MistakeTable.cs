using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>mistakes: the images that models are wrong about and surest of, from the pass over the evaluated images.</summary>
internal sealed class MistakeTable : TableMeasure<MistakeTable.Row>
{
    private const int Images = 40;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IClassifies)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "mistakes", "model, member, rank, pixel", "The 40 evaluated images that are taken for another class with the highest probability, or all of fewer.")
        .Model("the model that they form", row => row.Mistake.Member)
        .OptionalMember(row => row.Mistake.Member)
        .Bytes("rank", "", "Place by probability, from 1 for the highest; of equal ones the lower image first.", row => row.Mistake.Rank)
        .Image(row => row.Mistake.Image)
        .Label(row => row.Mistake.Label)
        .Bytes("predicted", "", "The class that it is taken for.", row => row.Mistake.Predicted)
        .Floats("probability", "1", "Probability of predicted, 0 to 1.", row => row.Mistake.Probability)
        .Pixel(row => row.Pixel)
        .Floats("intensity", "intensity", "The image's pixel, black 0 to white 1.", row => row.Intensity);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
    [
        .. subject.Test.Probabilities.SelectMany(of => MistakesOf(of.Member, of.Probabilities, subject.Images.Test)).SelectMany(mistake =>
        {
            float[] pixels = new float[subject.Kind.Pixels];
            subject.Images.Test.CopyImage(mistake.Image, pixels);
            return pixels.Select((intensity, pixel) => new Row(mistake, (ushort)pixel, intensity));
        }),
    ];

    internal static IEnumerable<Mistake> MistakesOf(byte? member, Matrix probabilities, ImageSet images) => Enumerable.Range(0, images.Count)
        .Select(image => (Image: image, Predicted: Classification.predicted(probabilities.Row(image))))
        .Where(one => one.Predicted != images.Labels.Span[one.Image])
        .OrderByDescending(one => probabilities.Row(one.Image)[one.Predicted])
        .ThenBy(one => one.Image)
        .Take(Images)
        .Select((one, place) => new Mistake(
            member, (byte)(place + 1), (ushort)one.Image, images.Labels.Span[one.Image], (byte)one.Predicted, probabilities.Row(one.Image)[one.Predicted]));

    internal sealed record Mistake(byte? Member, byte Rank, ushort Image, byte Label, byte Predicted, float Probability);

    internal readonly record struct Row(Mistake Mistake, ushort Pixel, float Intensity);
}

using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>compositions: units of the last layer of member 0 as sums of what units of the layer before stand for.</summary>
internal sealed class CompositionTable : TableMeasure<CompositionTable.Row>
{
    private const int Units = 16;
    private const int Parts = 6;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasLayers)];

    /// <inheritdoc/>
    public override Question Question => Question.Composition;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "compositions", "unit, rank, pixel", "Sixteen units of the last layer of member 0, or all of fewer, at equal distances by number: what each stands for as in layer_features, and the six longest of the parts whose sum that is, one of each unit of the layer before; of one layer alone no rows.")
        .Unit(row => row.Unit)
        .Bytes("rank", "", "0 for the whole; of its parts the place by their length, from 1 for the longest, equals in order of their number.", row => row.Part.Rank)
        .OptionalShorts("part", "", "Number of the unit of the layer before whose part it is; NULL for the whole.", row => row.Part.Unit)
        .Doubles("length", "1", "Length of the part, Σ w² under a root; negative where the unit takes it away.", row => row.Part.Length)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "The pixel's value of the whole, or of what the unit of the layer before stands for, as an image of length 1; all are 0 where the weights are.", row => row.Weight);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(Capability.OfMembers<IHasLayers>(subject.Model)[0].Layers);

    internal static Row[] Rows(IReadOnlyList<Matrix> layers)
    {
        if (layers.Count < 2)
        {
            return [];
        }

        Matrix last = layers[^1];
        float[][] before = ImagesOf(layers.Take(layers.Count - 1));
        double[] lengths = Array.ConvertAll(before, image => Length(Array.ConvertAll(image, value => (double)value)));
        int shown = Math.Min(Units, last.Rows);
        return [.. Enumerable.Range(0, shown).Select(place => place * last.Rows / shown).SelectMany(unit => PartsOf(last.Row(unit).ToArray(), before, lengths)
            .SelectMany(part => LayerFeature.unitNorm(part.Image).Select((weight, pixel) => new Row((ushort)unit, part, (ushort)pixel, (float)weight))))];
    }

    private static IEnumerable<Part> PartsOf(float[] weights, float[][] before, double[] lengths)
    {
        double[] whole = LayerFeature.project(Array.ConvertAll(weights, weight => (double)weight), before);
        yield return new Part(0, null, Length(whole), whole);
        byte rank = 1;
        foreach (int unit in Enumerable.Range(0, weights.Length).OrderByDescending(unit => Math.Abs(weights[unit] * lengths[unit])).Take(Parts))
        {
            yield return new Part(rank++, (ushort)unit, weights[unit] * lengths[unit], Array.ConvertAll(before[unit], value => (double)value));
        }
    }

    // What the units of the last of these layers stand for, down to the pixels.
    private static float[][] ImagesOf(IEnumerable<Matrix> layers) => layers.Aggregate(
        Array.Empty<float[]>(),
        (below, layer) => [.. Enumerable.Range(0, layer.Rows).Select(unit => below.Length == 0
            ? layer.Row(unit).ToArray()
            : Array.ConvertAll(LayerFeature.project(Array.ConvertAll(layer.Row(unit).ToArray(), weight => (double)weight), below), value => (float)value))]);

    private static double Length(double[] image) => Math.Sqrt(image.Sum(value => value * value));

    internal sealed record Part(byte Rank, ushort? Unit, double Length, double[] Image);

    internal readonly record struct Row(ushort Unit, Part Part, ushort Pixel, float Weight);
}

using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>layer_features: the units of each layer of member 0 as images.</summary>
internal sealed class LayerFeatureTable : TableMeasure<LayerFeatureTable.Row>
{
    private const int Units = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasLayers)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "layer_features", "layer, unit, pixel", "What the first 100 units of each layer of member 0, or all of fewer, respond to, as an image of length 1. In the first layer that is the image of length 1 that activates the unit most: its weights w over √Σ w². In a deeper layer it is the same of the sum of what the units of the layer before stand for, each times the unit's weight for it, before lengths are made 1: what the unit would respond to, were all layers before it linear.")
        .Bytes("layer", "", "Number of the layer, from 1 for the one that sees the image; the last makes the code, or the classes.", row => row.Layer)
        .Unit(row => row.Unit)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "The pixel's value; all are 0 where the weights are.", row => row.Weight);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(Capability.OfMembers<IHasLayers>(subject.Model)[0].Layers);

    internal static Row[] Rows(IReadOnlyList<Matrix> layers)
    {
        float[][][] rows = [.. layers.Select(layer => Enumerable.Range(0, layer.Rows).Select(unit => layer.Row(unit).ToArray()).ToArray())];
        return
        [
            .. rows.SelectMany((units, layer) => units.Take(Units).Select((weights, unit) => (Unit: unit, Image: ImageOf(weights, rows[..layer])))
                .SelectMany(of => of.Image.Select((weight, pixel) => new Row((byte)(layer + 1), (ushort)of.Unit, (ushort)pixel, (float)weight)))),
        ];
    }

    // Down to the pixels, layer by layer.
    private static double[] ImageOf(float[] weights, float[][][] below) => LayerFeature.unitNorm(
        below.Reverse().Aggregate(Array.ConvertAll(weights, weight => (double)weight), LayerFeature.project));

    internal readonly record struct Row(byte Layer, ushort Unit, ushort Pixel, float Weight);
}

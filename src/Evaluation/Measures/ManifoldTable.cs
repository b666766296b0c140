using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>manifold: the images of a plane of codes (Kingma and Welling 2014, figure 4).</summary>
internal sealed class ManifoldTable : TableMeasure<ManifoldTable.Row>
{
    private const int Side = 15;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasPlane)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "manifold", "member, row, column, pixel", "What a member with two latents makes of codes all over their plane: 15 x 15 images, whose codes lie at the quantiles 1/30, 3/30, …, 29/30 of the prior in both latents.")
        .Member(row => row.Member)
        .Bytes("row", "", "Row of the image, from 0 for the largest z2, as the plane is drawn.", row => row.Line)
        .Bytes("column", "", "Column of the image, from 0 for the least z1.", row => row.Column)
        .Doubles("z1", "activation", "First latent of the code.", row => row.First)
        .Doubles("z2", "activation", "Second latent of the code.", row => row.Second)
        .Pixel(row => row.Pixel)
        .Floats("intensity", "intensity", "The image's pixel.", row => row.Intensity);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        double[] quantiles = [.. Enumerable.Range(1, Side).Select(place => NormalQuantile.standard(Logarithm.Natural, (2 * place - 1) / (2.0 * Side)))];
        (double First, double Second)[] points = Grid.Of(Side, Side, (line, column) => (quantiles[column], quantiles[Side - 1 - line]));
        return
        [
            .. Capability.OfMembers<IHasPlane>(subject.Model).SelectMany((model, member) =>
            {
                Matrix images = model.ImagesOf(points);
                return Grid.Of(images.Rows, images.Columns, (image, pixel) => new Row(
                    (byte)member, (byte)(image / Side), (byte)(image % Side), points[image].First, points[image].Second, (ushort)pixel, images.Row(image)[pixel]));
            }),
        ];
    }

    internal readonly record struct Row(byte Member, byte Line, byte Column, double First, double Second, ushort Pixel, float Intensity);
}

using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>interpolations: the images between two, by codes on the straight line between theirs.</summary>
internal sealed class InterpolationTable : TableMeasure<InterpolationTable.Row>
{
    private const int Steps = 8;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasPosterior), typeof(IDecodes)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "interpolations", "member, pair, step, pixel", "What a member makes of codes on the straight line between those of two images, the means of their distributions: from the first evaluated image of class 0 to that of class 1, {pairs}. A pair of which a class has no image is left out.")
        .Member(row => row.Member)
        .Bytes("pair", "", "Number of the pair, 0 to {last pair}: from class 2 · pair to the next.", row => row.Pair.Number)
        .Bytes("step", "", "Place on the line in eighths of it, 0 at the first image's code to 8 at the second's.", row => row.Step)
        .Shorts("from_image", "", "Number of the evaluated image at the line's beginning.", row => row.Pair.From)
        .Shorts("to_image", "", "Number of the one at its end.", row => row.Pair.To)
        .Pixel(row => row.Pixel)
        .Floats("intensity", "intensity", "The pixel that the code is decoded to.", row => row.Intensity);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        Ends[] pairs = PairsOf(subject.Images.Test.Labels.Span, subject.Kind.Classes);
        return
        [
            .. Capability.OfMembers<IDecodes>(subject.Model).SelectMany((model, member) =>
            {
                Matrix images = model.Decode(CodesBetween(pairs, subject.Posteriors[member].Means));
                return Grid.Of(images.Rows, images.Columns, (image, pixel) => new Row(
                    (byte)member, pairs[image / (Steps + 1)], (byte)(image % (Steps + 1)), (ushort)pixel, images.Row(image)[pixel]));
            }),
        ];
    }

    private static Ends[] PairsOf(ReadOnlySpan<byte> labels, int classes)
    {
        List<Ends> pairs = [];
        for (byte label = 0; label + 1 < classes; label += 2)
        {
            (int from, int to) = (labels.IndexOf(label), labels.IndexOf((byte)(label + 1)));
            if (from >= 0 && to >= 0)
            {
                pairs.Add(new Ends((byte)(label / 2), (ushort)from, (ushort)to));
            }
        }

        return [.. pairs];
    }

    private static Matrix CodesBetween(Ends[] pairs, Matrix means)
    {
        Matrix codes = new(pairs.Length * (Steps + 1), means.Columns);
        for (int row = 0; row < codes.Rows; row++)
        {
            (Ends pair, double way) = (pairs[row / (Steps + 1)], row % (Steps + 1) / (double)Steps);
            for (int latent = 0; latent < means.Columns; latent++)
            {
                codes.Row(row)[latent] = StraightLine.at(way, means.Row(pair.From)[latent], means.Row(pair.To)[latent]);
            }
        }

        return codes;
    }

    internal readonly record struct Ends(byte Number, ushort From, ushort To);

    internal readonly record struct Row(byte Member, Ends Pair, byte Step, ushort Pixel, float Intensity);
}

using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>examples: one image of each digit, with its reconstructions.</summary>
internal static class ExampleTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "examples", "image, pixel", "The first evaluated image of each digit with its reconstructions.")
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Pixel(row => row.Pixel)
        .Floats("original", "intensity", "The image, black 0 to white 1.", row => row.Original)
        .Floats("reconstruction", "intensity", "Its reconstruction by member 0.", row => row.Reconstruction)
        .Floats("ensemble", "intensity", "The mean of the reconstructions by all members.", row => row.Ensemble);

    public static Row[] Rows(EnsembleForward forward, Layer[] layers, ImageSet images)
    {
        int[] chosen = Enumerable.Range(0, ImageSet.Classes)
            .Select(digit => images.Labels.Span.IndexOf((byte)digit))
            .Where(image => image >= 0)
            .ToArray();
        ImageSet examples = new(
            chosen.SelectMany(image => images.Pixels.Slice(image * ImageSet.ImagePixels, ImageSet.ImagePixels).ToArray()).ToArray(),
            chosen.Select(image => images.Labels.Span[image]).ToArray());
        Matrix original = examples.ToMatrix();
        Matrix member = new(chosen.Length, ImageSet.ImagePixels);
        Matrix ensemble = new(chosen.Length, ImageSet.ImagePixels);
        forward.Reconstruct(layers, examples, (batch, reconstructions, start) =>
        {
            for (int b = 0; b < batch.Rows; b++)
            {
                reconstructions[0].Row(b).CopyTo(member.Row(start + b));
                TestSetEvaluation.MeanReconstruction(reconstructions, b, ensemble.Row(start + b));
            }
        });
        return Tables.Rows.Of(chosen.Length, ImageSet.ImagePixels, (example, pixel) => new Row(
            (ushort)chosen[example],
            examples.Labels.Span[example],
            (ushort)pixel,
            original.Row(example)[pixel],
            member.Row(example)[pixel],
            ensemble.Row(example)[pixel]));
    }

    internal readonly record struct Row(ushort Image, byte Label, ushort Pixel, float Original, float Reconstruction, float Ensemble);
}

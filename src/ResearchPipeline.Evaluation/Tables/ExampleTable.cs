using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>examples: the first test image of each digit, pixel by pixel, with member 0's and the ensemble's reconstruction.</summary>
internal static class ExampleTable
{
    public static ResultTable Build(EnsembleForward forward, Layer[] layers, ImageSet images)
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
        return new ResultTable(
            ResultColumn.Shorts("image", Each((example, _) => (ushort)chosen[example])),
            ResultColumn.Bytes("label", Each((example, _) => examples.Labels.Span[example])),
            ResultColumn.Shorts("pixel", Each((_, pixel) => (ushort)pixel)),
            ResultColumn.Floats("original", Each((example, pixel) => original.Row(example)[pixel])),
            ResultColumn.Floats("reconstruction", Each((example, pixel) => member.Row(example)[pixel])),
            ResultColumn.Floats("ensemble", Each((example, pixel) => ensemble.Row(example)[pixel])));

        T[] Each<T>(Func<int, int, T> value) => Rows.Of(chosen.Length, ImageSet.ImagePixels, value);
    }
}

using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>Everything that one pass over the images that judge yields: measures and codes of each member, and measures of their mean.</summary>
internal sealed class TestSetEvaluation
{
    private TestSetEvaluation(int members, int images, int k)
    {
        Members = Enumerable.Range(0, members).Select(_ => new ImageMeasures(images)).ToArray();
        Codes = Enumerable.Range(0, members).Select(_ => new MemberCodes(images, k)).ToArray();
        Ensemble = new ImageMeasures(images);
        Spread = new double[images];
    }

    public ImageMeasures[] Members { get; }

    public MemberCodes[] Codes { get; }

    /// <summary>Measures of the mean of the members' reconstructions.</summary>
    public ImageMeasures Ensemble { get; }

    /// <summary>Mean over members of |x̂_a - x̂|², x̂ their mean: what the ensemble gains over its mean member.</summary>
    public double[] Spread { get; }

    /// <param name="forward">Runs the images through the members.</param>
    /// <param name="layers">The members.</param>
    /// <param name="images">The images that judge.</param>
    /// <param name="k">Latents of a code.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public static TestSetEvaluation Run(EnsembleForward forward, Layer[] layers, ImageSet images, int k, Action<double> progress)
    {
        TestSetEvaluation result = new(layers.Length, images.Count, k);
        forward.Reconstruct(layers, images, (batch, reconstructions, start) =>
        {
            for (int member = 0; member < layers.Length; member++)
            {
                result.Codes[member].Add(batch.Codes[member], batch.Rows, start);
            }

            // An image's measures are sums over its own pixels: images can go to any thread.
            Parallel.For(
                0,
                batch.Rows,
                () => new float[ImageSet.ImagePixels],
                (b, _, mean) =>
                {
                    result.AddImage(batch, reconstructions, b, start + b, mean);
                    return mean;
                },
                _ => { });
            progress((double)(start + batch.Rows) / images.Count);
        });
        return result;
    }

    private void AddImage(EnsembleBatch batch, Matrix[] reconstructions, int row, int image, float[] mean)
    {
        MeanReconstruction(reconstructions, row, mean);
        Ensemble.Add(image, batch.Inputs.Row(row), mean);
        HashSet<int> union = [];
        for (int member = 0; member < Members.Length; member++)
        {
            Members[member].Add(image, batch.Inputs.Row(row), reconstructions[member].Row(row));
            Members[member].AddCode(image, batch.Codes[member].RowValues(row));
            Spread[image] += Metrics.SquaredError.ofImage(reconstructions[member].Row(row), mean) / Members.Length;
            union.UnionWith(Codes[member].Active(image));
        }

        Ensemble.L0[image] = union.Count;
    }

    /// <summary>The mean of the members' reconstructions of one row, summed in binary64, members ascending.</summary>
    internal static void MeanReconstruction(Matrix[] reconstructions, int row, Span<float> mean)
    {
        for (int d = 0; d < mean.Length; d++)
        {
            double sum = 0;
            foreach (Matrix reconstruction in reconstructions)
            {
                sum += reconstruction.Row(row)[d];
            }

            mean[d] = (float)(sum / reconstructions.Length);
        }
    }
}

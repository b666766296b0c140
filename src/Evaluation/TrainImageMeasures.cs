using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation;

/// <summary>How well images are reconstructed that were learned from, to set beside those that were not.</summary>
internal static class TrainImageMeasures
{
    /// <summary>Images that are enough for it, at most.</summary>
    private const int MostImages = 5000;

    /// <summary>The images: the last 5,000 that were learned from, or all of fewer.</summary>
    public static ImageSet Choose(ImageSet train) => train.TakeLast(Math.Min(MostImages, train.Count));

    /// <summary>The measures of each member.</summary>
    /// <param name="forward">Runs the images through the members.</param>
    /// <param name="layers">The members.</param>
    /// <param name="images">The images.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public static ImageMeasures[] Of(EnsembleForward forward, Layer[] layers, ImageSet images, Action<double> progress)
    {
        ImageMeasures[] members = layers.Select(_ => new ImageMeasures(images.Count)).ToArray();
        forward.Reconstruct(layers, images, (batch, reconstructions, start) =>
        {
            // An image's measures are sums over its own pixels: images can go to any thread.
            Parallel.For(0, batch.Rows, b =>
            {
                for (int member = 0; member < members.Length; member++)
                {
                    members[member].Add(start + b, batch.Inputs.Row(b), reconstructions[member].Row(b));
                }
            });
            progress((double)(start + batch.Rows) / images.Count);
        });
        return members;
    }
}

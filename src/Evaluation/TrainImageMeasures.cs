using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>How well images are reconstructed that were learned from, to set beside those that were not.</summary>
internal static class TrainImageMeasures
{
    /// <summary>Images that are enough for it, at most.</summary>
    private const int MostImages = 5000;

    /// <summary>The images: the last 5,000 that were learned from, or all of fewer.</summary>
    public static ImageSet Choose(ImageSet train) => train.TakeLast(Math.Min(MostImages, train.Count));

    /// <summary>The measures of each member.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The images.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public static ImageMeasures[] Of(object model, IReadOnlyList<ImageBatch> images, Action<double> progress)
    {
        IReconstructs[] members = Capability.OfMembers<IReconstructs>(model);
        ImageMeasures[] measures = Array.ConvertAll(members, _ => new ImageMeasures(images[^1].End));
        foreach (ImageBatch batch in images)
        {
            Matrix[] reconstructions = Array.ConvertAll(members, member => member.Reconstruct(batch));

            // An image's measures are sums over its own pixels: images can go to any thread.
            Parallel.For(0, batch.Rows, row =>
                ImageMeasures.Add(measures, batch.First + row, batch.Images.Row(row), Array.ConvertAll(reconstructions, one => one.RowMemory(row))));
            progress((double)batch.End / images[^1].End);
        }

        return measures;
    }
}

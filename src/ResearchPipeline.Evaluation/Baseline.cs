using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>A model to stand beside ours on the same test set.</summary>
/// <param name="Name">"mean-image", "pca-50", ….</param>
/// <param name="Components">Numbers stored for an image.</param>
/// <param name="Measures">What its reconstructions measure.</param>
internal sealed record Baseline(string Name, int Components, ImageMeasures Measures)
{
    /// <summary>The mean image and PCA, both fitted to the training images.</summary>
    public static Baseline[] All(MnistDataset data, IEnumerable<int> components)
    {
        PrincipalComponents.Basis basis = PrincipalComponents.fit(data.Train.Pixels, ImageSet.ImagePixels);
        Matrix test = data.Test.ToMatrix();
        return
        [
            Measure("mean-image", 0, basis, test),
            .. components.Select(k => Measure($"pca-{k}", k, basis, test)),
        ];
    }

    private static Baseline Measure(string name, int components, PrincipalComponents.Basis basis, Matrix images)
    {
        ImageMeasures measures = new(images.Rows);
        Parallel.For(0, images.Rows, image =>
        {
            float[] output = new float[images.Columns];
            PrincipalComponents.reconstruct(basis, components, images.Row(image), output);
            measures.Add(image, images.Row(image), output);
        });
        return new Baseline(name, components, measures);
    }
}

using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

/// <summary>A study and images small enough for the plain loops.</summary>
internal static class Small
{
    /// <summary>Two members that learn 40 features of 90 images in three epochs of three steps.</summary>
    public static Study Study { get; } = Studies.Of(
        "small",
        "dataset.test-images = 10",
        "dataset.train-images = 90",
        "evaluation.pca-components = 5",
        "model.initialization = orthogonal-against-mean",
        "model.k = 6",
        "model.latents = 40",
        "seed = 7",
        "training.averaging = exponential 0.9",
        "training.batch-size = 32",
        "training.consistency-weight = 0.05",
        "training.epochs = 3",
        "training.members = 2",
        "training.silent-features = restart-from-residuals 0.02 1");

    /// <summary>Many latents, of which some are silent for long: the auxiliary loss has something to do.</summary>
    public static Study WithAuxK(int silentImages = 50) => Study.With(
        "model.latents = 120", "model.k = 3", $"training.auxiliary-loss = aux-k {silentImages} 8 0.03125", "training.row-norms = of-the-start");

    /// <summary>What is learned of the study with other values, KEY = VALUE.</summary>
    public static TiedEnsemble With(params IEnumerable<string> lines) => Study.With(lines).Recipe();

    public static ImageSet Images(int count = 90)
    {
        byte[] pixels = new byte[count * MnistImages.Pixels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int image = i / MnistImages.Pixels;
            int pixel = i % MnistImages.Pixels;
            pixels[i] = (byte)((image * 7 + pixel * (image % 10 + 1)) % 23 < 5 ? (image * 31 + pixel * 3) % 256 : 0);
        }

        return new ImageSet(pixels, Enumerable.Range(0, count).Select(image => (byte)(image % 10)).ToArray(), MnistImages.Kind);
    }
}

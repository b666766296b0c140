using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Probes;

/// <summary>What each latent comes to over the images of each class: sums in binary64, images in their order.</summary>
/// <param name="latents">Number of latents.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class ClassSums(int latents, int classes)
{
    private readonly int[] _images = new int[classes];
    private readonly double[][] _sums = [.. Enumerable.Range(0, classes).Select(_ => new double[latents])];

    /// <summary>The classes that have images, unless that is a single one.</summary>
    public IReadOnlyList<byte> Classes =>
        _images.Count(images => images > 0) < 2 ? [] : [.. Enumerable.Range(0, classes).Where(label => _images[label] > 0).Select(label => (byte)label)];

    /// <summary>Adds images.</summary>
    /// <param name="codes">Their codes.</param>
    /// <param name="labels">Their classes.</param>
    public void Add(Codes codes, ReadOnlySpan<byte> labels)
    {
        ReadOnlySpan<ushort> listed = codes.Features;
        ReadOnlySpan<float> values = codes.Values;
        for (int image = 0; image < codes.Images; image++)
        {
            double[] sums = _sums[labels[image]];
            _images[labels[image]]++;
            for (int i = image * codes.Listed; i < (image + 1) * codes.Listed; i++)
            {
                sums[listed[i]] += values[i];
            }
        }
    }

    /// <summary>Each latent's mean over a class less that over the other images.</summary>
    public double[] DifferencesOf(byte label)
    {
        int images = _images.Sum();
        return [.. Enumerable.Range(0, latents).Select(latent => MeanDifference.ofSums(
            _images[label], _sums[label][latent], images, _sums.Sum(sums => sums[latent])))];
    }
}

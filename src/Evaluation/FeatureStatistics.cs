using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>A member's features over the evaluated images: activity, and activity by class.</summary>
internal sealed class FeatureStatistics
{
    public FeatureStatistics(Codes codes, ReadOnlySpan<byte> labels, int classes)
    {
        int latents = codes.Latents;
        List<(ushort Image, float Value)>[] activations = Enumerable.Range(0, latents).Select(_ => new List<(ushort, float)>()).ToArray();
        ActiveInClass = Enumerable.Range(0, latents).Select(_ => new int[classes]).ToArray();
        SumInClass = Enumerable.Range(0, latents).Select(_ => new double[classes]).ToArray();
        ImagesOfClass = new int[classes];
        for (int image = 0; image < codes.Images; image++)
        {
            ImagesOfClass[labels[image]]++;
            for (int i = image * codes.Listed; i < (image + 1) * codes.Listed; i++)
            {
                if (codes.Values[i] != 0)
                {
                    int feature = codes.Features[i];
                    activations[feature].Add(((ushort)image, codes.Values[i]));
                    ActiveInClass[feature][labels[image]]++;
                    SumInClass[feature][labels[image]] += codes.Values[i];
                }
            }
        }

        Activations = activations.Select(list => list.ToArray()).ToArray();
        Activity = Activations
            .Select(list => ActivationFrequency.ofFeature(codes.Images, Array.ConvertAll(list, activation => activation.Value)))
            .ToArray();
        Rates = ActiveInClass
            .Select(active => active.Select((count, label) => ClassPattern.rate(count, ImagesOfClass[label])).ToArray())
            .ToArray();
    }

    public FeatureActivity[] Activity { get; }

    /// <summary>The images that activate a feature, ascending, with its values: [feature].</summary>
    public (ushort Image, float Value)[][] Activations { get; }

    /// <summary>Images of a class that activate a feature: [feature][class].</summary>
    public int[][] ActiveInClass { get; }

    /// <summary>Sum of a feature's values over the images of a class.</summary>
    public double[][] SumInClass { get; }

    public int[] ImagesOfClass { get; }

    /// <summary>Share of a class's images that activate a feature; NaN for a class without images.</summary>
    public double[][] Rates { get; }
}

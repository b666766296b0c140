using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>How many numbers a code of largest numbers has after it was learned: as many of each image, or on average.</summary>
public static class KLargestKept
{
    /// <summary>k of the last epoch; where k-largest codes are features of something else, the whole part of the encoding factor times k, and not more than there are latents.</summary>
    public static int Of(Learner learner, bool isFeature) => learner.Autoencoder()!.Network.Code switch
    {
        Code.KLargest code when isFeature => Math.Min(learner.Latents(), (int)Math.Floor(code.encodingFactor * Last(code.k, learner))),
        Code.KLargest code => Last(code.k, learner),
        Code.KLargestOfBatch code => Last(code.k, learner),
        _ => throw new ArgumentException("The code has no k.", nameof(learner)),
    };

    private static int Last(Schedule<int> k, Learner learner) => Schedules.At(k, learner.Training.Epochs - 1);
}

using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>How many numbers a k-sparse code has after it was learned.</summary>
public static class KLargestKept
{
    /// <summary>k of the last epoch; where codes are features of something else, the whole part of the encoding factor times k, and not more than there are latents.</summary>
    public static int Of(Learner learner, bool isFeature)
    {
        Code.KLargest code = (Code.KLargest)learner.Autoencoder()!.Network.Code;
        int k = Schedules.At(code.k, learner.Training.Epochs - 1);
        return isFeature ? Math.Min(learner.Latents(), (int)Math.Floor(code.encodingFactor * k)) : k;
    }
}

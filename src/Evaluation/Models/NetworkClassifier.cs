using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A softmax over classes, of pixels or of codes by all learners below.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal sealed class NetworkClassifier(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkMember(backend, learner, weights, member), IClassifies
{
    /// <inheritdoc/>
    public Matrix Classify(ImageBatch images)
    {
        Matrix logits = Forward(images);
        Matrix probabilities = new(images.Rows, ImageSet.Classes);
        Span<float> noTargets = stackalloc float[ImageSet.Classes];
        noTargets.Clear();
        for (int image = 0; image < images.Rows; image++)
        {
            // With targets of 0, the slope is the probability.
            Softmax.Row<float>(logits.Row(image), noTargets, 1, probabilities.Row(image));
        }

        return probabilities;
    }
}

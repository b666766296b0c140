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
        Span<float> none = stackalloc float[ImageSet.Classes];
        none.Clear();
        for (int image = 0; image < images.Rows; image++)
        {
            // Less nothing, the slope of the loss is the probability.
            Softmax.Row<float>(logits.Row(image), none, 1, probabilities.Row(image));
        }

        return probabilities;
    }
}

using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>
/// Several classifiers that learned beside each other, and what they say together: the softmax of the mean of their logits, which is the geometric mean of
/// their probabilities made to sum to 1 (a logarithmic opinion pool; Hinton, 1999, Products of Experts, section 2).
/// </summary>
/// <param name="members">In order, at least two.</param>
/// <param name="losses">How they learned; null while they still do.</param>
/// <param name="sizes">The size of a member by its number, after so many training images; null while they still learn.</param>
internal sealed class ClassifierEnsemble(IReadOnlyList<NetworkClassifier> members, LossHistory? losses, Func<int, int, NetworkSize>? sizes)
    : NetworkMembers<NetworkClassifier>(members, losses, sizes), IClassifies
{
    /// <inheritdoc/>
    public Matrix Classify(ImageBatch images)
    {
        double[] sums = new double[images.Rows * Members[0].Logits(images).Columns];
        foreach (NetworkClassifier member in Members)
        {
            ReadOnlySpan<float> logits = member.Logits(images).Values;
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += logits[i];
            }
        }

        return ClassProbabilities.Of(Matrix.FromValues(images.Rows, sums.Length / images.Rows, Array.ConvertAll(sums, sum => (float)(sum / Members.Count))));
    }
}

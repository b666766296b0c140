using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Probabilities of classes from logits.</summary>
internal static class ClassProbabilities
{
    /// <summary>The softmax of each row.</summary>
    public static Matrix Of(Matrix logits)
    {
        Matrix probabilities = new(logits.Rows, logits.Columns);
        Span<float> noTargets = stackalloc float[logits.Columns];
        noTargets.Clear();
        for (int row = 0; row < logits.Rows; row++)
        {
            // With targets of 0, the slope is the probability.
            Softmax.Row<float>(logits.Row(row), noTargets, 1, probabilities.Row(row));
        }

        return probabilities;
    }
}

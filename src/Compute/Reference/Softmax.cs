using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Probabilities of classes from logits, and their cross-entropy with wanted ones.</summary>
public static class Softmax
{
    /// <summary>One row: see <see cref="IArithmetic{T}.Softmax"/>.</summary>
    public static double Row<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, T weight, Span<T> slopes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = logits[0];
        foreach (T logit in logits)
        {
            largest = logit > largest ? logit : largest;
        }

        T sum = T.Zero;
        for (int j = 0; j < logits.Length; j++)
        {
            slopes[j] = Elementary.Of(Function.Exponential, logits[j] - largest);
            sum += slopes[j];
        }

        double loss = 0;
        T logarithm = Elementary.Of(Function.Logarithm, sum);
        for (int j = 0; j < logits.Length; j++)
        {
            slopes[j] = weight * (slopes[j] / sum - targets[j]);
            loss += double.CreateChecked(targets[j]) * double.CreateChecked(logarithm - (logits[j] - largest));
        }

        return loss;
    }
}

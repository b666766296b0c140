using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Distributions of codes, normal with independent latents.</summary>
/// <param name="Means">Images × latents, finite.</param>
/// <param name="LogVariances">The same, natural logarithms of variances.</param>
public sealed record Posterior(Matrix Means, Matrix LogVariances)
{
    /// <summary>Number of images.</summary>
    public int Images => Means.Rows;

    /// <summary>Latents of a code.</summary>
    public int Latents => Means.Columns;

    /// <summary>Those of all images that a model is shown in turn.</summary>
    internal static Posterior OfAll(IHasPosterior model, IReadOnlyList<ImageBatch> batches)
    {
        Posterior[] parts = [.. batches.Select(model.PosteriorOf)];
        return new Posterior(Joined([.. parts.Select(part => part.Means)]), Joined([.. parts.Select(part => part.LogVariances)]));
    }

    private static Matrix Joined(Matrix[] parts)
    {
        Matrix joined = new(parts.Sum(part => part.Rows), parts[0].Columns);
        int place = 0;
        foreach (Matrix part in parts)
        {
            part.Values.CopyTo(joined.Values[place..]);
            place += part.Values.Length;
        }

        return joined;
    }
}

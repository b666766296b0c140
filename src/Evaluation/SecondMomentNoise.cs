using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// Dictionaries of noise with the members' own second moment: a row is Σ_h g_h W_h / √H, with W_h the H rows of a member and g
/// independent normal deviates, so that the mean of v vᵀ over rows v of noise is that over the member's rows. Where all rows of a member
/// look alike, as strokes in the middle of the image do, these look alike too; what members share beyond that is in single features.
/// </summary>
internal static class SecondMomentNoise
{
    /// <summary>A dictionary for each member, of its shape.</summary>
    /// <param name="backend">Where to multiply; it can show in no weight.</param>
    /// <param name="seed">The deviates of dictionary d are a function of the seed and d alone.</param>
    /// <param name="members">The members' features.</param>
    public static Matrix[] Dictionaries(IBackend backend, ulong seed, Matrix[] members)
    {
        // The backend's encoder multiplies: deviates as inputs, H × H, by the member's transpose as weights, D × H.
        (int latents, int inputs) = (members[0].Rows, members[0].Columns);
        EnsembleBatch batch = new(1, latents, latents, inputs, 1);
        return [.. members.Select((member, dictionary) =>
        {
            PhiloxSequence normal = new(seed, Purpose.SecondMomentNoise, (ulong)dictionary);
            double scale = 1 / Math.Sqrt(latents);
            foreach (ref float deviate in batch.Inputs.Values)
            {
                deviate = (float)(scale * normal.NextNormal());
            }

            backend.Encode(batch, [Transpose(member)]);
            return Matrix.FromValues(latents, inputs, batch.Preactivations[0].Values);
        })];
    }

    private static Layer Transpose(Matrix weights)
    {
        Layer transpose = Layer.Zeros(weights.Columns, weights.Rows);
        for (int row = 0; row < weights.Rows; row++)
        {
            for (int column = 0; column < weights.Columns; column++)
            {
                transpose.Weights.Row(column)[row] = weights.Row(row)[column];
            }
        }

        return transpose;
    }
}

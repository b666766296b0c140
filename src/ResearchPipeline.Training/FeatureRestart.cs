using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>
/// Gives silent features something to do: each becomes the residual of a training image, drawn with probability
/// proportional to its squared error (after Bricken et al. 2023, "Towards monosemanticity", who use the image itself),
/// scaled to the norm of the live rows; its Adam moments and encoder bias return to zero.
/// </summary>
internal sealed class FeatureRestart(ImageSet images, IBackend backend, ulong seed, double scale)
{
    /// <summary>Restarts the silent features of every member; returns how many.</summary>
    public long[] Apply(int epoch, Ensemble ensemble, LayerMoments[] moments, FeatureActivity activity, int k)
    {
        long[] restarted = new long[ensemble.Layers.Length];
        for (int member = 0; member < restarted.Length; member++)
        {
            int[] silent = activity.Silent(member);
            PhiloxSequence random = new(seed, Purpose.Resampling, ((ulong)epoch << 32) | (uint)member);
            int[] chosen = Choose(activity.SquaredErrors(member), silent.Length, random);
            RestartMember(ensemble.Layers[member], moments[member], silent, chosen, k);
            restarted[member] = chosen.Length;
        }

        return restarted;
    }

    // Distinct images: two equal rows would forever learn the same.
    private static int[] Choose(ReadOnlySpan<double> squaredErrors, int count, PhiloxSequence random)
    {
        double[] cumulative = new double[squaredErrors.Length];
        double total = 0;
        for (int i = 0; i < cumulative.Length; i++)
        {
            cumulative[i] = total += squaredErrors[i];
        }

        List<int> chosen = [];
        HashSet<int> seen = [];
        int wanted = Math.Min(count, cumulative.Length);
        for (int attempt = 0; chosen.Count < wanted && attempt < 100 * wanted; attempt++)
        {
            int found = Array.BinarySearch(cumulative, random.NextDouble() * total);
            int image = Math.Min(found >= 0 ? found : ~found, cumulative.Length - 1);
            if (seen.Add(image))
            {
                chosen.Add(image);
            }
        }

        return [.. chosen];
    }

    private void RestartMember(Layer layer, LayerMoments moments, int[] silent, int[] chosen, int k)
    {
        if (chosen.Length == 0)
        {
            return;
        }

        Matrix residuals = Residuals(layer, chosen, k);
        float norm = (float)(scale * MeanLiveNorm(layer.Weights, silent));
        for (int i = 0; i < chosen.Length; i++)
        {
            int feature = silent[i];
            float length = (float)Math.Sqrt(LaneSum.Squares<float>(residuals.Row(i)));
            Span<float> row = layer.Weights.Row(feature);
            for (int d = 0; d < row.Length; d++)
            {
                row[d] = length > 0 ? -residuals.Row(i)[d] / length * norm : 0;
            }

            layer.EncoderBias.Values[feature] = 0;
            Forget(moments.First, feature);
            Forget(moments.Second, feature);
        }
    }

    // The backend is asked for one member at a time: its batch has one row for each restarted feature.
    private Matrix Residuals(Layer layer, int[] chosen, int k)
    {
        EnsembleBatch batch = new(1, chosen.Length, layer.Inputs, layer.Latents, k);
        for (int i = 0; i < chosen.Length; i++)
        {
            images.CopyImage(chosen[i], batch.Inputs.Row(i));
        }

        Layer[] layers = [layer];
        backend.Encode(batch, layers);
        backend.SelectTopK(batch);
        backend.Backpropagate(batch, layers, default);
        return batch.Residuals[0];
    }

    private static double MeanLiveNorm(Matrix weights, int[] silent)
    {
        HashSet<int> skip = [.. silent];
        double sum = 0;
        for (int f = 0; f < weights.Rows; f++)
        {
            sum += skip.Contains(f) ? 0 : Math.Sqrt(LaneSum.Squares<float>(weights.Row(f)));
        }

        return skip.Count == weights.Rows ? 1 : sum / (weights.Rows - skip.Count);
    }

    private static void Forget(Layer moment, int feature)
    {
        moment.Weights.Row(feature).Clear();
        moment.EncoderBias.Values[feature] = 0;
    }
}

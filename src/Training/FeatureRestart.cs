using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>
/// Gives silent features something to do: each becomes the residual of a training image, drawn with probability
/// proportional to its squared error (after Bricken et al. 2023, "Towards monosemanticity", who take the input itself, with
/// probability proportional to the square of its loss).
/// Two details decide whether it stays alive. The part of the residual along the mean image is taken out: silent rows
/// point against the mean, and every image would push the new row below the top k. And its second moment restarts at the mean of
/// the live rows: from zero, Adam would move each weight by up to eight learning rates (with β₂ = 0.98; with 0.999 by up to thirty) the first time the feature is active.
/// </summary>
internal sealed class FeatureRestart(ImageSet images, IBackend backend, ulong seed, double scale)
{
    private readonly IReadOnlyList<double> _meanImage = DatasetFacts.Of(images).MeanImage;

    /// <summary>Restarts the silent features of every member; returns how many.</summary>
    public long[] Apply(int epoch, Ensemble ensemble, OptimizerState[] states, FeatureActivity activity, int k)
    {
        long[] restarted = new long[ensemble.Layers.Length];
        for (int member = 0; member < restarted.Length; member++)
        {
            int[] silent = activity.Silent(member);
            PhiloxSequence random = new(seed, Purpose.Resampling, ((ulong)epoch << 32) | (uint)member);
            int[] chosen = Choose(activity.SquaredErrors(member), silent.Length, random);
            RestartMember(ensemble.Layers[member], states[member], silent, chosen, k);
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

    private void RestartMember(Layer layer, OptimizerState state, int[] silent, int[] chosen, int k)
    {
        if (chosen.Length == 0)
        {
            return;
        }

        Matrix residuals = Residuals(layer, chosen, k);
        double norm = scale * MeanLiveNorm(layer.Weights, silent);
        float[] secondMoment = MeanLiveRow(state.Second.Weights, silent);
        for (int i = 0; i < chosen.Length; i++)
        {
            int feature = silent[i];
            Span<float> row = layer.Weights.Row(feature);
            Direction(residuals.Row(i), norm, row);
            row.CopyTo(state.Average.Weights.Row(feature));
            state.First.Weights.Row(feature).Clear();
            secondMoment.CopyTo(state.Second.Weights.Row(feature));
            foreach (Layer values in new[] { layer, state.First, state.Second, state.Average })
            {
                values.EncoderBias.Values[feature] = 0;
            }
        }
    }

    // The backend's residual is x̂ - x; what is missing is x - x̂.
    private void Direction(ReadOnlySpan<float> residual, double norm, Span<float> row)
    {
        double along = 0, meanSquared = 0;
        for (int d = 0; d < row.Length; d++)
        {
            along = Math.FusedMultiplyAdd(residual[d], _meanImage[d], along);
            meanSquared = Math.FusedMultiplyAdd(_meanImage[d], _meanImage[d], meanSquared);
        }

        double share = meanSquared > 0 ? along / meanSquared : 0;
        for (int d = 0; d < row.Length; d++)
        {
            row[d] = (float)(share * _meanImage[d] - residual[d]);
        }

        double length = Math.Sqrt(LaneSum.Squares<float>(row));
        float factor = length > 0 ? (float)(norm / length) : 0;
        for (int d = 0; d < row.Length; d++)
        {
            row[d] *= factor;
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

    private static float[] MeanLiveRow(Matrix moments, int[] silent)
    {
        HashSet<int> skip = [.. silent];
        double[] sums = new double[moments.Columns];
        for (int f = 0; f < moments.Rows; f++)
        {
            for (int d = 0; d < sums.Length && !skip.Contains(f); d++)
            {
                sums[d] += moments.Row(f)[d];
            }
        }

        int live = Math.Max(1, moments.Rows - skip.Count);
        return Array.ConvertAll(sums, sum => (float)(sum / live));
    }
}

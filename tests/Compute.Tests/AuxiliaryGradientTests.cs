using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests;

/// <summary>The analytic gradient of the auxiliary loss against central differences, in binary64: what the reconstruction leaves over is held fixed.</summary>
public sealed class AuxiliaryGradientTests
{
    private const int Images = 4;
    private const int Inputs = 11;
    private const int Latents = 9;
    private const int AuxiliaryK = 3;
    private const double Step = 1e-6;
    private static readonly int[] Silent = [1, 2, 4, 7, 8];

    [Fact]
    public void Analytic_gradients_equal_finite_differences()
    {
        double[] weights = Normal(Latents * Inputs, 1), bias = Normal(Latents, 2), x = Normal(Images * Inputs, 3), left = Normal(Images * Inputs, 4);
        double[] weightGradient = new double[weights.Length], biasGradient = new double[Latents];
        double scale = 2.0 / (Images * Inputs);
        for (int b = 0; b < Images; b++)
        {
            (int[] indices, double[] z, double[] residual) = Forward(weights, bias, x, left, b);
            double[] g = new double[AuxiliaryK];
            CodeGradient.Compute<double>(indices, residual, weights, new double[AuxiliaryK], scale, 0, g);
            WeightGradient.Accumulate<double>(indices, z, g, residual, Image(x, b), scale, weightGradient);
            BiasGradient.Accumulate<double>(indices, g, [], 0, biasGradient, []);
        }

        Check(weights, weightGradient);
        Check(bias, biasGradient);
        weightGradient.Take(Inputs).ShouldAllBe(value => value == 0, "feature 0 is not silent");

        void Check(double[] values, double[] analytic)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double kept = values[i];
                values[i] = kept + Step;
                double above = Loss();
                values[i] = kept - Step;
                double below = Loss();
                values[i] = kept;
                double numeric = (above - below) / (2 * Step);
                analytic[i].ShouldBe(numeric, 1e-7 * (1 + Math.Abs(numeric)));
            }
        }

        double Loss() => Enumerable.Range(0, Images)
            .Sum(b => LaneSum.Squares<double>(Forward(weights, bias, x, left, b).Residual)) / (Images * Inputs);
    }

    [Fact]
    public void The_largest_of_the_silent_features_are_chosen_signed_and_in_their_order()
    {
        int[] indices = new int[3];
        float[] values = new float[3];
        SilentTopK.Select([9f, -1f, 5f, 8f, -3f, -2f, -1f], [1, 4, 5, 6], indices, values);
        indices.ShouldBe([1, 5, 6]);
        values.ShouldBe([-1f, -2f, -1f]);
    }

    [Fact]
    public void A_step_by_hand_moves_the_silent_row_towards_what_is_left_over()
    {
        // One image x = (1, 2), rows (1, 0) and (0, 0.5), k = 1: z = 1 for row 0 (a tie), x̂ = (1, 0), x̂ - x = (0, -2). Row 1 is silent: z = 1,
        // its residual is (0, -2) + 1 · (0, 0.5) = (0, -1.5).
        using ReferenceBackend backend = new();
        EnsembleBatch batch = new(members: 1, capacity: 1, inputs: 2, latents: 2, k: 1, auxiliaryK: 5);
        ((float[])[1, 2]).CopyTo(batch.Inputs.Values);
        Layer layer = Layer.Zeros(2, 2);
        ((float[])[1, 0, 0, 0.5f]).CopyTo(layer.Weights.Values);
        LossScale scale = LossScale.For(1, 1, 2, 2, lambda: 0, auxiliary: 0.25);
        backend.Encode(batch, [layer]);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, [layer], scale);
        batch.Auxiliary!.SetSilent(0, [1]);
        backend.BackpropagateSilent(batch, [layer], scale);
        batch.Auxiliary.Codes[0].RowIndices(0).ToArray().ShouldBe([1]);
        batch.Auxiliary.Residuals[0].Values.ToArray().ShouldBe([0f, -1.5f]);
        batch.Auxiliary.SquaredErrors(0)[0].ShouldBe(2.25);
        // Auxiliary · residual · row = 0.25 · (-1.5 · 0.5).
        batch.Auxiliary.CodeGradients[0].Values[0].ShouldBe(-0.1875f);

        OptimizerState state = OptimizerState.Initial(layer);
        backend.UpdateWeights(batch, [layer], [state], scale, AdamStep.At(1, 0.1, 0, 0, 1e-30, 1) with { RowNorm = 2 });
        // Without momentum Adam moves each weight by the rate against the sign of its gradient. Row 1: 0.25 · 1 · (0, -1.5) - 0.1875 · (1, 2) = (-, -).
        float[] average = state.Average.Weights.Row(1).ToArray();
        average[0].ShouldBe(0.1f, 1e-6f);
        average[1].ShouldBe(0.6f, 1e-6f);
        Math.Sqrt(LaneSum.Squares<float>(layer.Weights.Row(0))).ShouldBe(2, 1e-6, "rows are rescaled after the average has followed them");
        layer.Weights.Row(1)[0].ShouldBe((float)(2 * 0.1 / Math.Sqrt(0.37)), 1e-6f);
        layer.Weights.Row(1)[1].ShouldBe((float)(2 * 0.6 / Math.Sqrt(0.37)), 1e-6f);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.Epsilon)]
    public void A_row_of_nothing_keeps_its_norm(float weight)
    {
        float[] row = [weight, -weight, weight];
        RowScaling.Rescale(row, 2);
        row.ShouldBe([weight, -weight, weight]);
    }

    private static (int[] Indices, double[] Values, double[] Residual) Forward(double[] weights, double[] bias, double[] x, double[] left, int b)
    {
        double[] pre = new double[Latents], values = new double[AuxiliaryK], residual = new double[Inputs];
        int[] indices = new int[AuxiliaryK];
        Encoding.Encode(Image(x, b), weights, bias, pre);
        SilentTopK.Select<double>(pre, Silent, indices, values);
        Decoding.Decode<double>(indices, values, weights, Image(left, b), residual);
        return (indices, values, residual);
    }

    private static ReadOnlySpan<double> Image(double[] values, int b) => values.AsSpan(b * Inputs, Inputs);

    private static double[] Normal(int count, ulong lane)
    {
        PhiloxSequence random = new(11, Purpose.Initialization, lane);
        return Enumerable.Range(0, count).Select(_ => random.NextNormal()).ToArray();
    }
}

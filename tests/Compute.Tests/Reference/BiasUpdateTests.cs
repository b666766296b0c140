using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

/// <summary>Every backend shares this update, so comparing backends cannot see a fault in it: here it is computed apart.</summary>
public sealed class BiasUpdateTests
{
    private static readonly BatchShape Shape = new(Members: 2, Capacity: 9, Rows: 7, Inputs: 5, Latents: 6, K: 2);

    [Fact]
    public void Both_biases_follow_the_gradients_summed_over_the_images_of_the_batch()
    {
        LossScale scale = LossScale.For(Shape.Members, Shape.Rows, Shape.Inputs, Shape.Latents, 0.1);
        AdamStep step = AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0.25);
        (EnsembleBatch batch, Layer[] layers, OptimizerState[] states) = Backpropagated(scale);
        Layer[] before = RandomBatch.Create(Shape).Layers;

        BiasUpdate.Apply(batch, layers, states, scale, step);

        for (int member = 0; member < Shape.Members; member++)
        {
            double[] encoder = new double[Shape.Latents];
            double[] decoder = new double[Shape.Inputs];
            for (int image = 0; image < Shape.Rows; image++)
            {
                for (int j = 0; j < Shape.K; j++)
                {
                    encoder[batch.Codes[member].RowIndices(image)[j]] += batch.CodeGradients[member].Row(image)[j];
                }

                for (int d = 0; d < Shape.Inputs; d++)
                {
                    decoder[d] += scale.Residual * batch.Residuals[member].Row(image)[d];
                }
            }

            (Layer layer, OptimizerState state) = (layers[member], states[member]);
            int weights = Shape.Latents * Shape.Inputs;
            batch.ParameterHashes[member].ShouldBe(
                ParameterHash.Of(layer.EncoderBias.Values, weights) + ParameterHash.Of(layer.DecoderBias.Values, weights + Shape.Latents), "those of the weights are none here");
            Follows(encoder, before[member].EncoderBias, layer.EncoderBias, state.First.EncoderBias, state.Second.EncoderBias, state.Average.EncoderBias);
            Follows(decoder, before[member].DecoderBias, layer.DecoderBias, state.First.DecoderBias, state.Second.DecoderBias, state.Average.DecoderBias);
        }
    }

    // The first step of Adam moves every parameter that has a gradient by the learning rate against its sign.
    private static void Follows(double[] gradient, Matrix before, Matrix after, Matrix first, Matrix second, Matrix average)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double moved = after.Values[i] - (double)before.Values[i];
            ((double)first.Values[i]).ShouldBe(0.1 * gradient[i], 1e-6 * Math.Abs(gradient[i]) + 1e-9);
            ((double)second.Values[i]).ShouldBe(0.001 * gradient[i] * gradient[i], 1e-5 * gradient[i] * gradient[i] + 1e-12);
            moved.ShouldBe(Math.Abs(gradient[i]) < 1e-9 ? 0 : -1e-3 * Math.Sign(gradient[i]), 1e-5);
            (average.Values[i] - (double)before.Values[i]).ShouldBe(0.25 * moved, 1e-7);
        }
    }

    private static (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) Backpropagated(LossScale scale)
    {
        (EnsembleBatch batch, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(Shape);
        using ReferenceBackend backend = new();

        // What a longer batch left behind in the rows beyond this one.
        foreach (SparseCodes codes in batch.Codes)
        {
            codes.Values.Fill(1);
        }

        foreach (Matrix rows in (Matrix[])[.. batch.CodeGradients, .. batch.Residuals])
        {
            rows.Values.Fill(100);
        }

        backend.Encode(batch, layers);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, layers, scale);
        return (batch, layers, states);
    }
}

using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests;

/// <summary>Batches and layers with everything awkward in them: ties, signed zeros, subnormals, equal rows, many zeros.</summary>
internal static class RandomBatch
{
    // One latent in so many repeats the first: for one image in about as many the k-th place falls among them, and of those that tie
    // for it some come before, and some after, latents with larger values.
    private const int LatentsPerTie = 6;

    public static (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) Create(BatchShape shape, ulong seed = 1)
    {
        EnsembleBatch batch = shape.Batch();
        PhiloxSequence random = new(seed, Purpose.Initialization, 99);
        FillInputs(batch.Inputs, random);
        Layer[] layers = Enumerable.Range(0, shape.Members).Select(_ => Layer.Zeros(shape.Latents, shape.Inputs)).ToArray();
        foreach (Layer layer in layers)
        {
            FillNormal(layer.Weights, 0.05, random);
            FillNormal(layer.EncoderBias, 0.01, random);
            FillNormal(layer.DecoderBias, 0.01, random);
            if (shape.Latents > 2)
            {
                for (int f = LatentsPerTie; f < shape.Latents; f += LatentsPerTie)
                {
                    RepeatFirst(layer, f);
                }

                RepeatFirst(layer, shape.Latents - 1);
                layer.Weights.Row(1).Fill(-0f);
                layer.Weights.Row(2).Fill(float.Epsilon * 3);
            }
        }

        return (batch, layers, layers.Select(OptimizerState.Initial).ToArray());
    }

    /// <summary>The same inputs and layers once more, for another backend: drawing them again takes longer than its step.</summary>
    public static (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) Copy(EnsembleBatch drawn, Layer[] layers, BatchShape shape)
    {
        EnsembleBatch batch = shape.Batch();
        drawn.Inputs.Values.CopyTo(batch.Inputs.Values);
        Layer[] copies = [.. layers.Select(layer =>
        {
            Layer copy = Layer.Zeros(shape.Latents, shape.Inputs);
            layer.Weights.Values.CopyTo(copy.Weights.Values);
            layer.EncoderBias.Values.CopyTo(copy.EncoderBias.Values);
            layer.DecoderBias.Values.CopyTo(copy.DecoderBias.Values);
            return copy;
        })];
        return (batch, copies, [.. copies.Select(OptimizerState.Initial)]);
    }

    private static void RepeatFirst(Layer layer, int latent)
    {
        layer.Weights.Row(0).CopyTo(layer.Weights.Row(latent));
        layer.EncoderBias.Values[latent] = layer.EncoderBias.Values[0];
    }

    private static void FillInputs(Matrix inputs, PhiloxSequence random)
    {
        foreach (ref float value in inputs.Values)
        {
            double draw = random.NextDouble();
            value = draw < 0.7 ? 0f : draw < 0.72 ? -0f : draw < 0.74 ? float.Epsilon : (float)random.NextDouble();
        }
    }

    private static void FillNormal(Matrix matrix, double scale, PhiloxSequence random)
    {
        foreach (ref float value in matrix.Values)
        {
            value = (float)(scale * random.NextNormal());
        }
    }
}

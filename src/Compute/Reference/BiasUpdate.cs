namespace ResearchPipeline.Compute.Reference;

/// <summary>One Adam step of both biases. It touches H + D numbers a step, so every backend shares these plain loops.</summary>
public static class BiasUpdate
{
    /// <summary>Sums <see cref="BiasGradient"/> over the batch, applies <see cref="AdamUpdate"/> and adds the hashes, for every member.</summary>
    public static void Apply(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        for (int member = 0; member < layers.Length; member++)
        {
            Layer layer = layers[member];
            Span<float> encoder = batch.EncoderBiasGradient;
            Span<float> decoder = batch.DecoderBiasGradient;
            encoder.Clear();
            decoder.Clear();
            for (int b = 0; b < batch.Rows; b++)
            {
                BiasGradient.Accumulate<float>(
                    batch.Codes[member].RowIndices(b), batch.CodeGradients[member].Row(b), batch.Residuals[member].Row(b),
                    (float)scale.Residual, encoder, decoder);
            }

            AccumulateSilent(batch, member, encoder);

            (Layer first, Layer second, Layer average) = states[member];
            AdamUpdate.Apply(
                encoder, layer.EncoderBias.Values, first.EncoderBias.Values, second.EncoderBias.Values, average.EncoderBias.Values, step);
            AdamUpdate.Apply(
                decoder, layer.DecoderBias.Values, first.DecoderBias.Values, second.DecoderBias.Values, average.DecoderBias.Values, step);
            int place = layer.Weights.Values.Length;
            batch.ParameterHashes[member] += ParameterHash.Of(layer.EncoderBias.Values, place) + ParameterHash.Of(layer.DecoderBias.Values, place + layer.Latents);
        }
    }

    // The auxiliary loss has no decoder bias of its own: it begins at what the reconstruction left over.
    private static void AccumulateSilent(EnsembleBatch batch, int member, Span<float> encoder)
    {
        if (batch.Auxiliary is not AuxiliaryBatch auxiliary)
        {
            return;
        }

        for (int b = 0; b < batch.Rows; b++)
        {
            BiasGradient.Accumulate<float>(
                auxiliary.Codes[member].RowIndices(b), auxiliary.CodeGradients[member].Row(b), [], 0, encoder, []);
        }
    }
}

using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The definition of every operation: plain loops over the functions of this folder, one image after another.</summary>
public sealed class ReferenceBackend : IBackend
{
    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public IArithmetic<float> Arithmetic { get; } = new ReferenceArithmetic<float>();

    /// <inheritdoc/>
    public void Encode(EnsembleBatch batch, Layer[] layers)
    {
        for (int member = 0; member < layers.Length; member++)
        {
            Layer layer = layers[member];
            for (int b = 0; b < batch.Rows; b++)
            {
                Encoding.Encode<float>(
                    batch.Inputs.Row(b), layer.Weights.Values, layer.EncoderBias.Values, batch.Preactivations[member].Row(b));
            }
        }
    }

    /// <inheritdoc/>
    public void SelectTopK(EnsembleBatch batch)
    {
        for (int member = 0; member < batch.Members; member++)
        {
            SparseCodes codes = batch.Codes[member];
            for (int b = 0; b < batch.Rows; b++)
            {
                TopK.Select<float>(batch.Preactivations[member].Row(b), codes.RowIndices(b), codes.RowValues(b));
            }
        }
    }

    /// <inheritdoc/>
    public void Compare(EnsembleBatch batch)
    {
        int k = batch.Codes[0].K;
        int latents = batch.Preactivations[0].Columns;
        int[] indices = new int[batch.Members * k];
        float[] values = new float[batch.Members * k];
        float[] t = new float[batch.Members * k];
        for (int b = 0; b < batch.Rows; b++)
        {
            for (int member = 0; member < batch.Members; member++)
            {
                batch.Codes[member].RowIndices(b).CopyTo(indices.AsSpan(member * k));
                batch.Codes[member].RowValues(b).CopyTo(values.AsSpan(member * k));
            }

            batch.SquaredDifferences[b] = Consistency.Compare<float>(indices, values, batch.Members, latents, t);
            for (int member = 0; member < batch.Members; member++)
            {
                t.AsSpan(member * k, k).CopyTo(batch.Disagreements[member].Row(b));
            }
        }
    }

    /// <inheritdoc/>
    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale)
    {
        for (int member = 0; member < layers.Length; member++)
        {
            Layer layer = layers[member];
            SparseCodes codes = batch.Codes[member];
            for (int b = 0; b < batch.Rows; b++)
            {
                Span<float> residual = batch.Residuals[member].Row(b);
                Decoding.Decode<float>(
                    codes.RowIndices(b), codes.RowValues(b), layer.Weights.Values, layer.DecoderBias.Values, residual);
                Decoding.Subtract<float>(batch.Inputs.Row(b), residual);
                batch.SquaredErrors(member)[b] = LaneSum.Squares<float>(residual);
                CodeGradient.Compute<float>(
                    codes.RowIndices(b), residual, layer.Weights.Values, batch.Disagreements[member].Row(b),
                    (float)scale.Residual, (float)scale.Disagreement, batch.CodeGradients[member].Row(b));
            }
        }
    }

    /// <inheritdoc/>
    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale)
    {
        AuxiliaryBatch auxiliary = batch.Auxiliary!;
        for (int member = 0; member < layers.Length; member++)
        {
            SparseCodes codes = auxiliary.Codes[member];
            for (int b = 0; b < batch.Rows && codes.K > 0; b++)
            {
                SilentTopK.Select<float>(batch.Preactivations[member].Row(b), auxiliary.Silent(member), codes.RowIndices(b), codes.RowValues(b));
                Span<float> residual = auxiliary.Residuals[member].Row(b);
                Decoding.Decode<float>(
                    codes.RowIndices(b), codes.RowValues(b), layers[member].Weights.Values, batch.Residuals[member].Row(b), residual);
                auxiliary.SquaredErrors(member)[b] = LaneSum.Squares<float>(residual);
                CodeGradient.Compute<float>(
                    codes.RowIndices(b), residual, layers[member].Weights.Values, new float[codes.K], (float)scale.Auxiliary, 0,
                    auxiliary.CodeGradients[member].Row(b));
            }
        }
    }

    /// <inheritdoc/>
    public void UpdateWeights(
        EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        for (int member = 0; member < layers.Length; member++)
        {
            Layer layer = layers[member];
            SparseCodes codes = batch.Codes[member];
            float[] gradient = new float[layer.Weights.Values.Length];
            for (int b = 0; b < batch.Rows; b++)
            {
                WeightGradient.Accumulate<float>(
                    codes.RowIndices(b), codes.RowValues(b), batch.CodeGradients[member].Row(b),
                    batch.Residuals[member].Row(b), batch.Inputs.Row(b), (float)scale.Residual, gradient);
            }

            AccumulateSilent(batch, member, (float)scale.Auxiliary, gradient);
            AdamUpdate.Apply(
                gradient, layer.Weights.Values, states[member].First.Weights.Values, states[member].Second.Weights.Values,
                states[member].Average.Weights.Values, step);
            for (int f = 0; f < layer.Latents && step.RowNorm > 0; f++)
            {
                RowScaling.Rescale(layer.Weights.Row(f), step.RowNorm);
            }

            batch.ParameterHashes[member] = ParameterHash.Of(layer.Weights.Values, firstIndex: 0);
        }
    }

    /// <inheritdoc/>
    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        BiasUpdate.Apply(batch, layers, states, scale, step);

    /// <inheritdoc/>
    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction)
    {
        for (int b = 0; b < rows; b++)
        {
            Decoding.Decode<float>(
                codes.RowIndices(b), codes.RowValues(b), layer.Weights.Values, layer.DecoderBias.Values, reconstruction.Row(b));
        }
    }

    private static void AccumulateSilent(EnsembleBatch batch, int member, float scale, Span<float> gradient)
    {
        if (batch.Auxiliary is not AuxiliaryBatch auxiliary)
        {
            return;
        }

        SparseCodes codes = auxiliary.Codes[member];
        for (int b = 0; b < batch.Rows; b++)
        {
            WeightGradient.Accumulate<float>(
                codes.RowIndices(b), codes.RowValues(b), auxiliary.CodeGradients[member].Row(b)[..codes.K],
                auxiliary.Residuals[member].Row(b), batch.Inputs.Row(b), scale, gradient);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

namespace ResearchPipeline.Compute.Tests;

/// <summary>One step of a backend, by its operations.</summary>
internal static class BatchStep
{
    public static void Step(
        IBackend backend, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        Forward(backend, batch, layers, scale);
        backend.UpdateWeights(batch, layers, states, scale, step);
        backend.UpdateBiases(batch, layers, states, scale, step);
    }

    public static void Forward(IBackend backend, EnsembleBatch batch, Layer[] layers, LossScale scale)
    {
        backend.Encode(batch, layers);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, layers, scale);
        if (batch.Auxiliary is not null)
        {
            SetSilent(batch);
            backend.BackpropagateSilent(batch, layers, scale);
        }
    }

    // All that are in no code of the batch, but for the last member, which has none.
    private static void SetSilent(EnsembleBatch batch)
    {
        for (int member = 0; member < batch.Members; member++)
        {
            SparseCodes codes = batch.Codes[member];
            HashSet<int> active = [.. codes.Indices[..(batch.Rows * codes.K)]];
            int[] silent = [.. Enumerable.Range(0, batch.Preactivations[0].Columns).Where(feature => !active.Contains(feature))];
            batch.Auxiliary!.SetSilent(member, member > 0 && member == batch.Members - 1 ? [] : silent);
        }
    }
}

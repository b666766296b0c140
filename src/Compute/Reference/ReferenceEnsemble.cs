namespace ResearchPipeline.Compute.Reference;

/// <summary>The definition of an ensemble that learns on a device: each step by the plain loops, when it is asked for; told one at a time.</summary>
public sealed class ReferenceEnsemble : IEnsembleDevice
{
    private readonly EnsembleShape _shape;
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly EnsembleMemory _memory;
    private readonly EnsembleBatch _batch;
    private readonly ReferenceBackend _loops = new();
    private readonly Queue<EnsembleSums> _untold = new();
    private readonly Layer[] _layers;
    private readonly OptimizerState[] _states;
    private int[] _order = [];
    private bool _hasDiverged;

    /// <param name="shape">Sizes.</param>
    /// <param name="pixels">All training images, byte after byte.</param>
    public ReferenceEnsemble(EnsembleShape shape, ReadOnlyMemory<byte> pixels)
    {
        (_shape, _pixels) = (shape, pixels);
        _memory = EnsembleMemory.Zeros(shape, pixels.Length / shape.Inputs);
        _batch = new EnsembleBatch(shape.Members, shape.Capacity, shape.Inputs, shape.Latents, shape.K, shape.AuxiliaryK);
        (_layers, _states) = ([.. _memory.Layers], [.. _memory.States]);
    }

    /// <inheritdoc/>
    public int MostUntold => int.MaxValue;

    /// <inheritdoc/>
    public void Upload(EnsembleMemory memory)
    {
        memory.CopyTo(_memory);
        _untold.Clear();
        _hasDiverged = false;
    }

    /// <inheritdoc/>
    public void Download(EnsembleMemory memory) => _memory.CopyTo(memory);

    /// <inheritdoc/>
    public void ClearCounts()
    {
        foreach (int[] counts in _memory.Counts)
        {
            Array.Clear(counts);
        }
    }

    /// <inheritdoc/>
    public void Announce(ReadOnlySpan<int> order) => _order = order.ToArray();

    /// <inheritdoc/>
    public void Step(int first, int images, in EnsembleStep step)
    {
        ReadOnlySpan<int> chosen = _order.AsSpan(first, images);
        Take(chosen);
        _loops.Encode(_batch, _layers);
        _loops.SelectTopK(_batch);
        _loops.Compare(_batch);
        _loops.Backpropagate(_batch, _layers, step.Scale);
        long[][] silence = [.. Enumerable.Range(0, _shape.Members).Select(SilenceOf)];
        if (_batch.Auxiliary is AuxiliaryBatch auxiliary)
        {
            NameSilent(auxiliary, silence, step.SilentImages);
            _loops.BackpropagateSilent(_batch, _layers, step.Scale);
        }

        EnsembleSums sums = new(_shape.Members);
        BatchSums.Of(_batch, sums);
        _untold.Enqueue(sums);
        _hasDiverged |= !AreNumbers(sums);
        if (!_hasDiverged)
        {
            Learn(chosen, silence, step, sums);
        }
    }

    /// <inheritdoc/>
    public void Tell(EnsembleSums sums)
    {
        EnsembleSums told = _untold.Count > 0 ? _untold.Dequeue() : throw new InvalidOperationException("Every step that was asked for has been told.");
        sums.SquaredDifferences = told.SquaredDifferences;
        told.SquaredErrors.CopyTo(sums.SquaredErrors);
        told.AuxiliarySquaredErrors.CopyTo(sums.AuxiliarySquaredErrors);
        told.Silent.CopyTo(sums.Silent);
        told.BadGradients.CopyTo(sums.BadGradients);
        told.BadAuxiliaryGradients.CopyTo(sums.BadAuxiliaryGradients);
        told.Hashes.CopyTo(sums.Hashes);
    }

    /// <inheritdoc/>
    public double MeanSilent() => (double)_memory.Counts.Sum(counts => counts.Count(count => count == 0)) / _shape.Members;

    /// <inheritdoc/>
    public void Dispose() => _loops.Dispose();

    private void Take(ReadOnlySpan<int> chosen)
    {
        _batch.Rows = chosen.Length;
        for (int b = 0; b < chosen.Length; b++)
        {
            for (int d = 0; d < _shape.Inputs; d++)
            {
                _batch.Inputs.Row(b)[d] = _pixels.Span[(chosen[b] * _shape.Inputs) + d] / 255f;
            }
        }
    }

    // For how many images each latent will have been in no code.
    private long[] SilenceOf(int member)
    {
        HashSet<int> active = [.. _batch.Codes[member].Indices[..(_batch.Rows * _shape.K)]];
        return [.. _memory.SilentImages[member].Select((images, latent) => active.Contains(latent) ? 0 : images + _batch.Rows)];
    }

    private static void NameSilent(AuxiliaryBatch auxiliary, long[][] silence, int images)
    {
        for (int member = 0; member < silence.Length; member++)
        {
            auxiliary.SetSilent(member, [.. silence[member].Index().Where(latent => latent.Item >= images).Select(latent => latent.Index)]);
        }
    }

    private static bool AreNumbers(EnsembleSums sums)
    {
        bool are = double.IsFinite(sums.SquaredDifferences);
        for (int member = 0; member < sums.SquaredErrors.Length; member++)
        {
            are &= double.IsFinite(sums.SquaredErrors[member]) && double.IsFinite(sums.AuxiliarySquaredErrors[member]);
            are &= sums.BadGradients[member] == 0 && sums.BadAuxiliaryGradients[member] == 0;
        }

        return are;
    }

    private void Learn(ReadOnlySpan<int> chosen, long[][] silence, in EnsembleStep step, EnsembleSums sums)
    {
        for (int member = 0; member < _shape.Members; member++)
        {
            silence[member].CopyTo(_memory.SilentImages[member], 0);
            for (int b = 0; b < chosen.Length; b++)
            {
                _memory.SquaredErrors[member][chosen[b]] = _batch.SquaredErrors(member)[b];
                for (int j = 0; j < _shape.K; j++)
                {
                    _memory.Counts[member][_batch.Codes[member].RowIndices(b)[j]] += _batch.Codes[member].RowValues(b)[j] != 0 ? 1 : 0;
                }
            }
        }

        _loops.UpdateWeights(_batch, _layers, _states, step.Scale, step.Adam);
        if (step.LearnsBiases)
        {
            _loops.UpdateBiases(_batch, _layers, _states, step.Scale, step.Adam);
        }

        _batch.ParameterHashes.CopyTo(sums.Hashes);
    }
}

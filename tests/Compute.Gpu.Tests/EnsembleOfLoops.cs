using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Tests;

namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>An ensemble that learns by the plain loops, with all that a device keeps of it.</summary>
internal sealed class EnsembleOfLoops
{
    private const int Images = 90;
    private const int SilentAfter = 25;
    private readonly BatchShape _shape;
    private readonly EnsembleBatch _batch;
    private readonly byte[] _pixels;

    public EnsembleOfLoops(BatchShape shape, ulong seed)
    {
        _shape = shape;
        (_batch, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(shape, seed);
        Memory = Empty(shape, Images) with { Layers = layers, States = states };
        PhiloxSequence random = new(seed, Purpose.Shuffle, 5);
        _pixels = [.. Enumerable.Range(0, Images * shape.Inputs).Select(_ => random.NextIndex(3) == 0 ? (byte)random.NextIndex(256) : (byte)0)];
    }

    public EnsembleShape Shape => new(_shape.Members, _shape.Capacity, _shape.Inputs, _shape.Latents, _shape.K, _shape.AuxiliaryK);

    public ReadOnlyMemory<byte> Pixels => _pixels;

    public EnsembleMemory Memory { get; }

    public static EnsembleMemory Empty(BatchShape shape, int images)
    {
        return new EnsembleMemory(
            Each(() => Layer.Zeros(shape.Latents, shape.Inputs)), Each(() => OptimizerState.Initial(Layer.Zeros(shape.Latents, shape.Inputs))), Each(() => new int[shape.Latents]),
            Each(() => new double[images]), Each(() => new long[shape.Latents]));

        T[] Each<T>(Func<T> create) => [.. Enumerable.Range(0, shape.Members).Select(_ => create())];
    }

    /// <summary>Different images in every step, in the last of four fewer.</summary>
    public int[] ImagesOf(int time) => [.. Enumerable.Range(0, time % 4 == 0 ? (_shape.Rows + 1) / 2 : _shape.Rows).Select(b => ((b * 7) + (time * 13)) % Images)];

    public EnsembleStep StepAt(int time) => new(
        LossScale.For(_shape.Members, ImagesOf(time).Length, _shape.Inputs, _shape.Latents, 0.1, auxiliary: 1.0 / 32),
        AdamStep.At(time, 1e-3, 0.9, 0.999, 1e-8, 0.01) with { RowNorm = _shape.AuxiliaryK % 2 == 0 ? 0 : 0.875 },
        LearnsBiases: _shape.Members != 3,
        SilentAfter);

    public EnsembleSums Step(int[] images, EnsembleStep step)
    {
        using ReferenceBackend reference = new();
        _batch.Rows = images.Length;
        for (int b = 0; b < images.Length; b++)
        {
            for (int d = 0; d < _shape.Inputs; d++)
            {
                _batch.Inputs.Row(b)[d] = _pixels[(images[b] * _shape.Inputs) + d] / 255f;
            }
        }

        (Layer[] layers, OptimizerState[] states) = ([.. Memory.Layers], [.. Memory.States]);
        reference.Encode(_batch, layers);
        reference.SelectTopK(_batch);
        reference.Compare(_batch);
        reference.Backpropagate(_batch, layers, step.Scale);
        LookAtSilence(step.SilentImages);
        if (_batch.Auxiliary is not null)
        {
            reference.BackpropagateSilent(_batch, layers, step.Scale);
        }

        EnsembleSums sums = Sums();
        Count(images);
        reference.UpdateWeights(_batch, layers, states, step.Scale, step.Adam);
        if (step.LearnsBiases)
        {
            reference.UpdateBiases(_batch, layers, states, step.Scale, step.Adam);
        }

        _batch.ParameterHashes.CopyTo(sums.Hashes);
        return sums;
    }

    private void LookAtSilence(int images)
    {
        for (int member = 0; member < _shape.Members; member++)
        {
            HashSet<int> active = [.. _batch.Codes[member].Indices[..(_batch.Rows * _shape.K)]];
            for (int f = 0; f < _shape.Latents; f++)
            {
                Memory.SilentImages[member][f] = active.Contains(f) ? 0 : Memory.SilentImages[member][f] + _batch.Rows;
            }

            _batch.Auxiliary?.SetSilent(member, [.. Enumerable.Range(0, _shape.Latents).Where(f => Memory.SilentImages[member][f] >= images)]);
        }
    }

    private EnsembleSums Sums()
    {
        EnsembleSums sums = new(_shape.Members);
        foreach (double differences in _batch.SquaredDifferences[.._batch.Rows])
        {
            sums.SquaredDifferences += differences;
        }

        for (int member = 0; member < _shape.Members; member++)
        {
            sums.Silent[member] = _batch.Auxiliary is null ? 0 : _batch.Auxiliary.Silent(member).Length;
            for (int b = 0; b < _batch.Rows; b++)
            {
                sums.SquaredErrors[member] += _batch.SquaredErrors(member)[b];
                sums.AuxiliarySquaredErrors[member] += sums.Silent[member] > 0 ? _batch.Auxiliary!.SquaredErrors(member)[b] : 0;
            }
        }

        return sums;
    }

    private void Count(int[] images)
    {
        for (int member = 0; member < _shape.Members; member++)
        {
            for (int b = 0; b < images.Length; b++)
            {
                Memory.SquaredErrors[member][images[b]] = _batch.SquaredErrors(member)[b];
                for (int j = 0; j < _shape.K; j++)
                {
                    Memory.Counts[member][_batch.Codes[member].RowIndices(b)[j]] += _batch.Codes[member].RowValues(b)[j] != 0 ? 1 : 0;
                }
            }
        }
    }
}

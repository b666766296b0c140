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
    private readonly byte[] _pixels;

    public EnsembleOfLoops(BatchShape shape, ulong seed)
    {
        _shape = shape;
        (_, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(shape, seed);
        Memory = EnsembleMemory.Zeros(Shape, Images) with { Layers = layers, States = states };
        PhiloxSequence random = new(seed, Purpose.Shuffle, 5);
        _pixels = [.. Enumerable.Range(0, Images * shape.Inputs).Select(_ => random.NextIndex(3) == 0 ? (byte)random.NextIndex(256) : (byte)0)];
    }

    public EnsembleShape Shape => new(_shape.Members, _shape.Capacity, _shape.Inputs, _shape.Latents, _shape.K, _shape.AuxiliaryK);

    public ReadOnlyMemory<byte> Pixels => _pixels;

    public EnsembleMemory Memory { get; }

    /// <summary>Different images in every step, in the last of four fewer.</summary>
    public int[] ImagesOf(int time) => [.. Enumerable.Range(0, time % 4 == 0 ? (_shape.Rows + 1) / 2 : _shape.Rows).Select(b => ((b * 7) + (time * 13)) % Images)];

    public EnsembleStep StepAt(int time) => new(
        LossScale.For(_shape.Members, ImagesOf(time).Length, _shape.Inputs, _shape.Latents, 0.1, auxiliary: 1.0 / 32),
        AdamStep.At(time, 1e-3, 0.9, 0.999, 1e-8, 0.01) with { RowNorm = _shape.AuxiliaryK % 2 == 0 ? 0 : 0.875 },
        LearnsBiases: _shape.Members != 3,
        SilentAfter);

    /// <summary>A step from what is in the memory, whoever has put it there.</summary>
    public EnsembleSums Step(int[] images, EnsembleStep step)
    {
        using ReferenceEnsemble loops = new(Shape, _pixels);
        loops.Upload(Memory);
        loops.Announce(images);
        loops.Step(0, images.Length, step);
        EnsembleSums sums = new(_shape.Members);
        loops.Tell(sums);
        loops.Download(Memory);
        return sums;
    }
}

using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>Everything that training steps of one shape work on: real images, random weights.</summary>
internal sealed class StepWorkload
{
    /// <summary>Images of a step.</summary>
    public const int Images = 128;

    private const int Pixels = 784;
    private const double Lambda = 0.003;
    private readonly ImageSet _images;
    private readonly int[] _order;
    private readonly LossScale _scale;
    private int _time;

    public StepWorkload(ImageSet images, int members, int latents, int k)
    {
        _images = images;
        _order = new PhiloxSequence(42, Purpose.Shuffle, 0).NextPermutation(images.Count);
        Batch = new EnsembleBatch(members, Images, Pixels, latents, k);
        Layers = Enumerable.Range(0, members).Select(member => RandomLayer(member, latents)).ToArray();
        States = Layers.Select(OptimizerState.Initial).ToArray();
        _scale = LossScale.For(members, Images, Pixels, latents, Lambda);
    }

    public EnsembleBatch Batch { get; }

    public Layer[] Layers { get; }

    public OptimizerState[] States { get; }

    /// <summary>The kernels of a step, in order; each call of a step takes the next batch.</summary>
    public (string Name, Action<IBackend> Run)[] Kernels() =>
    [
        ("fill", _ => Fill()),
        ("encode", backend => backend.Encode(Batch, Layers)),
        ("top-k", backend => backend.SelectTopK(Batch)),
        ("compare", backend => backend.Compare(Batch)),
        ("backpropagate", backend => backend.Backpropagate(Batch, Layers, _scale)),
        ("update", Update),
    ];

    /// <summary>One whole step.</summary>
    public void Step(IBackend backend)
    {
        foreach ((_, Action<IBackend> run) in Kernels())
        {
            run(backend);
        }
    }

    private void Fill()
    {
        for (int b = 0; b < Images; b++)
        {
            _images.CopyImage(_order[(_time * Images + b) % _order.Length], Batch.Inputs.Row(b));
        }

        _time++;
    }

    private void Update(IBackend backend) =>
        backend.UpdateWeights(Batch, Layers, States, _scale, AdamStep.At(_time, 1e-3, 0.9, 0.999, 1e-8, 0.01));

    private static Layer RandomLayer(int member, int latents)
    {
        PhiloxSequence random = new(42, Purpose.Initialization, (ulong)member);
        Layer layer = Layer.Zeros(latents, Pixels);
        foreach (ref float weight in layer.Weights.Values)
        {
            weight = (float)(random.NextNormal() / 32);
        }

        return layer;
    }
}

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
    private EnsembleBatch _next;
    private int _time;

    public StepWorkload(ImageSet images, int members, int latents, int k)
    {
        _images = images;
        _order = new PhiloxSequence(42, Purpose.Shuffle, 0).NextPermutation(images.Count);
        Batch = new EnsembleBatch(members, Images, Pixels, latents, k);
        _next = Batch.Another();
        Layers = Enumerable.Range(0, members).Select(member => RandomLayer(member, latents)).ToArray();
        States = Layers.Select(OptimizerState.Initial).ToArray();
        _scale = LossScale.For(members, Images, Pixels, latents, Lambda);
    }

    /// <summary>The images of the next step.</summary>
    public EnsembleBatch Batch { get; private set; }

    public Layer[] Layers { get; }

    public OptimizerState[] States { get; }

    /// <summary>The kernels of a step, in order; each call of a step takes the next batch.</summary>
    public (string Name, Action<IBackend> Run)[] Kernels() =>
    [
        ("fill", Fill),
        ("top-k", backend => backend.SelectTopK(Batch)),
        ("compare", backend => backend.Compare(Batch)),
        ("backpropagate", backend => backend.Backpropagate(Batch, Layers, _scale)),
        ("update, encode", Update),
    ];

    /// <summary>One whole step.</summary>
    public void Step(IBackend backend)
    {
        foreach ((_, Action<IBackend> run) in Kernels())
        {
            run(backend);
        }
    }

    // The images that come next; the first of all are encoded here, any others by the update before.
    private void Fill(IBackend backend)
    {
        if (_time == 0)
        {
            Fill(Batch);
            backend.Encode(Batch, Layers);
        }

        _time++;
        Fill(_next);
    }

    private void Fill(EnsembleBatch batch)
    {
        for (int b = 0; b < Images; b++)
        {
            _images.CopyImage(_order[(_time * Images + b) % _order.Length], batch.Inputs.Row(b));
        }
    }

    private void Update(IBackend backend)
    {
        backend.UpdateThenEncode(Batch, Layers, States, _scale, AdamStep.At(_time, 1e-3, 0.9, 0.999, 1e-8, 0.01), _next);
        (Batch, _next) = (_next, Batch);
    }

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

using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>A tied k-sparse ensemble that learns by the fused steps of a backend.</summary>
internal sealed class EnsembleLearner : ILearner
{
    private static readonly (string Prefix, Func<OptimizerState, Layer> Part)[] OptimizerParts =
    [
        ("first-moment", state => state.First),
        ("second-moment", state => state.Second),
        ("average", state => state.Average),
    ];

    private readonly TiedEnsemble _recipe;
    private readonly ImageSet _images;
    private readonly IBackend _backend;
    private readonly IEnsembleSteps _steps;
    private EnsembleState? _current;

    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="backend">Where to compute.</param>
    public EnsembleLearner(TiedEnsemble recipe, ImageSet images, IBackend backend)
    {
        (_recipe, _images, _backend) = (recipe, images, backend);
        _steps = StepsOf(recipe, images, backend);
        double coefficient = recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK some ? some.coefficient : 0;
        Terms =
        [
            new(TrainingCurves.ReconstructionPart, "MSE", 1), new(TrainingCurves.ConsistencyPart, "consistency", recipe.ConsistencyWeight),
            .. recipe.AuxiliaryLoss.IsNoAuxiliaryLoss ? Array.Empty<LossTerm>() : [new(TrainingCurves.AuxiliaryPart, "auxiliary loss", coefficient)],
        ];
    }

    /// <summary>Which images an ensemble is shown when; it is measured as it was at the end of every epoch.</summary>
    public static TrainingPlan PlanOf(TiedEnsemble recipe, int images) => new(recipe.Seed, images, recipe.BatchSize, recipe.Epochs) { KeepsEpochs = true };

    /// <summary>The sizes of its steps.</summary>
    public static EnsembleShape ShapeOf(TiedEnsemble recipe, ImageSet images) => new(
        recipe.Members,
        Math.Min(recipe.BatchSize, images.Count),
        images.ImagePixels,
        recipe.Latents,
        recipe.K,
        recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? auxK.latents : 0);

    /// <summary>What it is now; a learner that is restored never draws its first weights.</summary>
    public EnsembleState Current
    {
        get
        {
            _steps.Fetch(Known);
            return Known;
        }
    }

    /// <summary>What the last step was computed in.</summary>
    /// <exception cref="InvalidOperationException">It was computed on a device.</exception>
    public EnsembleBatch Batch => (_steps as HostSteps)?.Batch ?? throw new InvalidOperationException("The last step was computed on a device.");

    public int Members => _recipe.Members;

    public IReadOnlyList<LossTerm> Terms { get; }

    public double Loss => _steps.Loss.Total;

    public IReadOnlyList<(string Count, string Words)> Counts { get; } =
        [(TrainingCurves.SilentCount, "silent features"), (TrainingCurves.RestartedCount, "restarted")];

    public IReadOnlyList<(string Words, double Value)> Running() => [("silent so far", _steps.MeanSilent(Known))];

    public ReadOnlySpan<ParameterHash> Hashes => _steps.Hashes;

    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout =>
    [
        ("weight", [_recipe.Latents, _images.ImagePixels]),
        .. WithBias ? [("encoder-bias", [_recipe.Latents]), ("decoder-bias", [_images.ImagePixels])] : Array.Empty<(string, IReadOnlyList<long>)>(),
    ];

    private SilentFeatures.RestartFromResiduals? Restart => _recipe.SilentFeatures as SilentFeatures.RestartFromResiduals;

    private bool WithBias => _recipe.Bias.IsEncoderAndDecoder;

    public Curves NewCurves() => TrainingCurves.Empty(_recipe.Members, !_recipe.AuxiliaryLoss.IsNoAuxiliaryLoss);

    public void BeginEpoch() => _steps.BeginEpoch(Known);

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        _steps.Run(Known, images, time);
        if (_steps.Untold == 0)
        {
            AddTo(curves);
        }
    }

    public int Untold => _steps.Untold;

    public int MostUntold => _steps.MostUntold;

    public void Announce(ReadOnlySpan<int> order) => _steps.Announce(order);

    public void Tell(Curves curves)
    {
        _steps.Tell();
        AddTo(curves);
    }

    private void AddTo(Curves curves)
    {
        curves.AddPart(TrainingCurves.ReconstructionPart, _steps.Loss.Reconstruction);
        curves.AddPart(TrainingCurves.ConsistencyPart, [_steps.Loss.Consistency]);
        if (!_recipe.AuxiliaryLoss.IsNoAuxiliaryLoss)
        {
            curves.AddPart(TrainingCurves.AuxiliaryPart, _steps.Loss.Auxiliary);
        }
    }

    // After the last epoch nothing is restarted: a feature that never learned would only be counted as alive.
    public void EndEpoch(int epoch, bool isLast, Curves curves)
    {
        EnsembleState current = Current;
        long[] silent = [.. Enumerable.Range(0, _recipe.Members).Select(member => (long)current.Activity.Silent(member).Length)];
        long[] restarted = new long[silent.Length];
        if (!isLast && Restart is not null)
        {
            restarted = new FeatureRestart(_images, _backend.Host, _recipe.Seed, Restart.scale).Apply(epoch, current.Ensemble, current.States, current.Activity, _recipe.K);
            _steps.Changed();
        }

        curves.AddCount(TrainingCurves.SilentCount, silent);
        curves.AddCount(TrainingCurves.RestartedCount, restarted);
    }

    public IReadOnlyDictionary<string, TensorView> Parameters() => EnsembleFile.ToTensors(Current.Ensemble, WithBias);

    public IReadOnlyDictionary<string, TensorView> Result() => EnsembleFile.ToTensors(Current.Result(_recipe.Averaging), WithBias);

    public IReadOnlyDictionary<string, TensorView> State()
    {
        EnsembleState current = Current;
        Dictionary<string, TensorView> tensors = new(EnsembleFile.ToTensors(current.Ensemble, withBias: true));
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            EnsembleFile.AddLayers(tensors, prefix, current.States.Select(part).ToArray(), withBias: true);
        }

        current.Activity.AddTo(tensors);
        return tensors;
    }

    public void Restore(IReadOnlyDictionary<string, TensorView> tensors)
    {
        EnsembleState state = EnsembleState.Initial(new Ensemble([.. Enumerable.Range(0, _recipe.Members).Select(_ => Layer.Zeros(_recipe.Latents, _images.ImagePixels))]), EmptyActivity());
        state.Activity.CopyFrom(tensors);
        EnsembleFile.CopyLayers("the checkpoint", tensors, "member", state.Ensemble.Layers);
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            EnsembleFile.CopyLayers("the checkpoint", tensors, prefix, state.States.Select(part).ToArray());
        }

        _current = state;
        _steps.Changed();
    }

    private static IEnsembleSteps StepsOf(TiedEnsemble recipe, ImageSet images, IBackend backend)
    {
        EnsembleShape shape = ShapeOf(recipe, images);
        long steps = PlanOf(recipe, images.Count).Steps;
        return backend.CreateEnsemble(shape, images.Pixels) is IEnsembleDevice device
            ? new DeviceSteps(recipe, device, images.ImagePixels, steps)
            : new HostSteps(recipe, images, backend, new EnsembleBatch(shape.Members, shape.Capacity, shape.Inputs, shape.Latents, shape.K, shape.AuxiliaryK), steps);
    }

    // What is in the processor's memory, where a device may be ahead of it.
    private EnsembleState Known => _current ??= EnsembleState.Initial(Ensemble.Initial(_recipe, _images), EmptyActivity());

    private FeatureActivity EmptyActivity() => new(_recipe.Members, _recipe.Latents, _images.Count, Restart?.maximumFrequency ?? 0);
}

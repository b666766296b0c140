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
    private readonly EnsembleBatch _batch;
    private readonly TrainingStep _step;
    private EnsembleState? _current;

    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="backend">Where to compute.</param>
    public EnsembleLearner(TiedEnsemble recipe, ImageSet images, IBackend backend)
    {
        (_recipe, _images, _backend) = (recipe, images, backend);
        int auxiliaryLatents = recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? auxK.latents : 0;
        _batch = new EnsembleBatch(recipe.Members, Math.Min(recipe.BatchSize, images.Count), images.ImagePixels, recipe.Latents, recipe.K, auxiliaryLatents);
        _step = new TrainingStep(recipe, backend, _batch, PlanOf(recipe, images.Count).Steps);
        double coefficient = recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK some ? some.coefficient : 0;
        Terms =
        [
            new(TrainingCurves.ReconstructionPart, "MSE", 1), new(TrainingCurves.ConsistencyPart, "consistency", recipe.ConsistencyWeight),
            .. recipe.AuxiliaryLoss.IsNoAuxiliaryLoss ? Array.Empty<LossTerm>() : [new(TrainingCurves.AuxiliaryPart, "auxiliary loss", coefficient)],
        ];
    }

    /// <summary>Which images an ensemble is shown when; it is measured as it was at the end of every epoch.</summary>
    public static TrainingPlan PlanOf(TiedEnsemble recipe, int images) => new(recipe.Seed, images, recipe.BatchSize, recipe.Epochs) { KeepsEpochs = true };

    /// <summary>What it is now; a learner that is restored never draws its first weights.</summary>
    public EnsembleState Current => _current ??= EnsembleState.Initial(Ensemble.Initial(_recipe, _images), EmptyActivity());

    /// <summary>What the last step was computed in.</summary>
    public EnsembleBatch Batch => _batch;

    public int Members => _recipe.Members;

    public IReadOnlyList<LossTerm> Terms { get; }

    public double Loss => _step.Loss.Total;

    public IReadOnlyList<(string Count, string Words)> Counts { get; } =
        [(TrainingCurves.SilentCount, "silent features"), (TrainingCurves.RestartedCount, "restarted")];

    public IReadOnlyList<(string Words, double Value)> Running() => [("silent so far", Current.Activity.MeanSilent())];

    public ReadOnlySpan<ParameterHash> Hashes => _step.Hashes;

    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout =>
    [
        ("weight", [_recipe.Latents, _images.ImagePixels]),
        .. WithBias ? [("encoder-bias", [_recipe.Latents]), ("decoder-bias", [_images.ImagePixels])] : Array.Empty<(string, IReadOnlyList<long>)>(),
    ];

    private SilentFeatures.RestartFromResiduals? Restart => _recipe.SilentFeatures as SilentFeatures.RestartFromResiduals;

    private bool WithBias => _recipe.Bias.IsEncoderAndDecoder;

    public Curves NewCurves() => TrainingCurves.Empty(_recipe.Members, !_recipe.AuxiliaryLoss.IsNoAuxiliaryLoss);

    public void BeginEpoch() => Current.Activity.Clear();

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        _batch.Rows = images.Length;
        for (int b = 0; b < images.Length; b++)
        {
            _images.CopyImage(images[b], _batch.Inputs.Row(b));
        }

        _step.Run(Current, time);
        Current.Activity.Add(_batch, images);
        curves.AddPart(TrainingCurves.ReconstructionPart, _step.Loss.Reconstruction);
        curves.AddPart(TrainingCurves.ConsistencyPart, [_step.Loss.Consistency]);
        if (!_recipe.AuxiliaryLoss.IsNoAuxiliaryLoss)
        {
            curves.AddPart(TrainingCurves.AuxiliaryPart, _step.Loss.Auxiliary);
        }
    }

    // After the last epoch nothing is restarted: a feature that never learned would only be counted as alive.
    public void EndEpoch(int epoch, bool isLast, Curves curves)
    {
        long[] silent = [.. Enumerable.Range(0, _recipe.Members).Select(member => (long)Current.Activity.Silent(member).Length)];
        long[] restarted = new long[silent.Length];
        if (!isLast && Restart is not null)
        {
            restarted = new FeatureRestart(_images, _backend, _recipe.Seed, Restart.scale).Apply(epoch, Current.Ensemble, Current.States, Current.Activity, _recipe.K);
        }

        curves.AddCount(TrainingCurves.SilentCount, silent);
        curves.AddCount(TrainingCurves.RestartedCount, restarted);
    }

    public IReadOnlyDictionary<string, TensorView> Parameters() => EnsembleFile.ToTensors(Current.Ensemble, WithBias);

    public IReadOnlyDictionary<string, TensorView> Result() => EnsembleFile.ToTensors(Current.Result(_recipe.Averaging), WithBias);

    public IReadOnlyDictionary<string, TensorView> State()
    {
        Dictionary<string, TensorView> tensors = new(EnsembleFile.ToTensors(Current.Ensemble, withBias: true));
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            EnsembleFile.AddLayers(tensors, prefix, Current.States.Select(part).ToArray(), withBias: true);
        }

        Current.Activity.AddTo(tensors);
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
    }

    private FeatureActivity EmptyActivity() => new(_recipe.Members, _recipe.Latents, _images.Count, Restart?.maximumFrequency ?? 0);
}

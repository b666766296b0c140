using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Bench.Auxiliary;

/// <summary>A training that can be stopped after any step, so that two of them take turns. Silent features are never restarted.</summary>
internal sealed class TrainingArm
{
    private readonly TiedEnsemble _recipe;
    private readonly ImageSet _images;
    private readonly EnsembleBatch _batch;
    private readonly TrainingStep _step;
    private readonly TrainingState _state;
    private int[] _order = [];

    public TrainingArm(TiedEnsemble recipe, ImageSet images, IBackend backend)
    {
        (_recipe, _images) = (recipe, images);
        StepsPerEpoch = TrainingRun.StepsPerEpoch(recipe, images.Count);
        int auxiliaryLatents = recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? auxK.latents : 0;
        _batch = new EnsembleBatch(recipe.Members, recipe.BatchSize, ImageSet.ImagePixels, recipe.Latents, recipe.K, auxiliaryLatents);
        _step = new TrainingStep(recipe, backend, _batch, (long)recipe.Epochs * StepsPerEpoch);
        FeatureActivity activity = new(recipe.Members, recipe.Latents, images.Count, maximumFrequency: 0);
        _state = TrainingState.Initial(Ensemble.Initial(recipe, images), activity, recipe);
    }

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps so far.</summary>
    public int Steps => _state.Curves.Steps;

    public Layer[] Layers => _state.Ensemble.Layers;

    public OptimizerState[] States => _state.States;

    /// <summary>Share of all features that took no part in the last images and so could in the auxiliary loss, mean over members.</summary>
    public double SilentShare => Enumerable.Range(0, _batch.Members).Average(member => (double)_batch.Auxiliary!.Silent(member).Length / _recipe.Latents);

    /// <summary>Learns from the next batches.</summary>
    /// <returns>Milliseconds.</returns>
    public double Run(int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
        {
            Step();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private void Step()
    {
        (int epoch, int index) = Math.DivRem(Steps, StepsPerEpoch);
        if (index == 0)
        {
            _order = new PhiloxSequence(_recipe.Seed, Purpose.Shuffle, (ulong)epoch).NextPermutation(_images.Count);
            _state.Activity.Clear();
        }

        int first = index * _recipe.BatchSize;
        ReadOnlySpan<int> chosen = _order.AsSpan(first, Math.Min(_recipe.BatchSize, _order.Length - first));
        _batch.Rows = chosen.Length;
        for (int b = 0; b < chosen.Length; b++)
        {
            _images.CopyImage(chosen[b], _batch.Inputs.Row(b));
        }

        _step.Run(_state, Steps + 1);
        _state.Activity.Add(_batch, chosen);
        _state.Curves.AddStep(_step.Reconstruction, _step.Consistency, _step.Auxiliary);
    }
}

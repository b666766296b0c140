using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Bench.Auxiliary;

/// <summary>A training that can be stopped after any step, so that two of them take turns. Silent features are never restarted.</summary>
internal sealed class TrainingArm
{
    private readonly TrainingPlan _plan;
    private readonly EnsembleLearner _learner;
    private readonly Curves _curves;
    private int[] _order = [];

    public TrainingArm(TiedEnsemble recipe, ImageSet images, IBackend backend)
    {
        _plan = EnsembleLearner.PlanOf(recipe, images.Count);
        _learner = new EnsembleLearner(recipe, images, backend);
        _curves = _learner.NewCurves();
    }

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch => _plan.StepsPerEpoch;

    /// <summary>Steps so far.</summary>
    public int Steps => _curves.Steps;

    public Layer[] Layers => _learner.Current.Ensemble.Layers;

    public OptimizerState[] States => _learner.Current.States;

    /// <summary>Share of all features that took no part in the last images and so could in the auxiliary loss, mean over members.</summary>
    public double SilentShare => Enumerable.Range(0, _learner.Members).Average(member => (double)_learner.Batch.Auxiliary!.Silent(member).Length / Layers[0].Latents);

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
            _order = new PhiloxSequence(_plan.Seed, Purpose.Shuffle, (ulong)epoch).NextPermutation(_plan.Images);
            _learner.BeginEpoch();
        }

        int first = index * _plan.BatchSize;
        _learner.Step(_order.AsSpan(first, Math.Min(_plan.BatchSize, _order.Length - first)), Steps + 1, _curves);
    }
}

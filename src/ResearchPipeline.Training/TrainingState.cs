using ResearchPipeline.Compute;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Everything that a later step depends on: with it, a run continues as if it had never stopped.</summary>
/// <param name="Ensemble">Parameters.</param>
/// <param name="Moments">Adam's moments, by member.</param>
/// <param name="Curves">Measurements so far; their counts say which epoch comes next.</param>
internal sealed record TrainingState(Ensemble Ensemble, LayerMoments[] Moments, TrainingCurves Curves)
{
    /// <summary>The state before the first step.</summary>
    public static TrainingState Initial(Specification.Experiment experiment, int inputs) => new(
        Ensemble.Initial(experiment, inputs),
        Enumerable.Range(0, experiment.Training.Members)
            .Select(_ => LayerMoments.Zeros(experiment.Model.Latents, inputs))
            .ToArray(),
        new TrainingCurves(experiment.Training.Members));
}

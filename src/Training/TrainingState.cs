using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Everything that a later step depends on: with it, a run continues as if it had never stopped.</summary>
/// <param name="Ensemble">Parameters.</param>
/// <param name="States">What the optimizer keeps, by member.</param>
/// <param name="Curves">Measurements so far; their counts say which step comes next.</param>
/// <param name="Trail">Hashes of the parameters so far.</param>
/// <param name="Activity">What the current epoch has activated so far.</param>
/// <param name="Files">The SHA-256 of every file written so far, by name.</param>
internal sealed record TrainingState(
    Ensemble Ensemble,
    OptimizerState[] States,
    TrainingCurves Curves,
    TrainingTrail Trail,
    FeatureActivity Activity,
    Dictionary<string, string> Files)
{
    /// <summary>The state before the first step.</summary>
    public static TrainingState Initial(Ensemble ensemble, FeatureActivity activity, TiedEnsemble recipe) => new(
        ensemble,
        ensemble.Layers.Select(OptimizerState.Initial).ToArray(),
        new TrainingCurves(ensemble.Layers.Length, !recipe.AuxiliaryLoss.IsNoAuxiliaryLoss),
        new TrainingTrail(ensemble.Layers.Length),
        activity,
        []);

    /// <summary>The parameters that the run returns.</summary>
    public Ensemble Result(Specification.Averaging averaging) =>
        averaging.IsLastStep ? Ensemble : new Ensemble(States.Select(state => state.Average).ToArray());
}

using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Everything that a later step of an ensemble depends on.</summary>
/// <param name="Ensemble">Parameters.</param>
/// <param name="States">What the optimizer keeps, by member.</param>
/// <param name="Activity">What the current epoch has activated so far.</param>
internal sealed record EnsembleState(Ensemble Ensemble, OptimizerState[] States, FeatureActivity Activity)
{
    /// <summary>The state before the first step.</summary>
    public static EnsembleState Initial(Ensemble ensemble, FeatureActivity activity) => new(ensemble, [.. ensemble.Layers.Select(OptimizerState.Initial)], activity);

    /// <summary>The same for a device.</summary>
    public EnsembleMemory Memory => new(Ensemble.Layers, States, Activity.Counts, Activity.Errors, Activity.Silence.Images);

    /// <summary>The parameters that the run returns.</summary>
    public Ensemble Result(Averaging averaging) => averaging.IsLastStep ? Ensemble : new Ensemble([.. States.Select(state => state.Average)]);
}

using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>What an epoch was, from the curves of the run: the steps before an interruption are in it.</summary>
/// <param name="Epoch">1 … Epochs.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Reconstruction">Mean squared error of the batches while they were learned from, mean over steps and members.</param>
/// <param name="Consistency">The consistency term without λ, mean over steps.</param>
/// <param name="ConsistencyWeight">λ.</param>
/// <param name="Auxiliary">The auxiliary loss without its coefficient, mean over steps and members; null where the study has none.</param>
/// <param name="AuxiliaryCoefficient">That coefficient; 0 where the study has none.</param>
/// <param name="SilentFeatures">Features that count as silent, mean over members.</param>
/// <param name="RestartedFeatures">Features that were restarted, mean over members.</param>
public readonly record struct TrainingEpoch(
    int Epoch,
    int Epochs,
    double Reconstruction,
    double Consistency,
    double ConsistencyWeight,
    double? Auxiliary,
    double AuxiliaryCoefficient,
    double SilentFeatures,
    double RestartedFeatures)
{
    /// <summary>The share of <see cref="Loss"/> that the consistency term has: λ times it.</summary>
    public double WeightedConsistency => ConsistencyWeight * Consistency;

    /// <summary>The share that the auxiliary loss has: its coefficient times it; null where the study has none.</summary>
    public double? WeightedAuxiliary => AuxiliaryCoefficient * Auxiliary;

    /// <summary>The whole loss, mean over steps.</summary>
    public double Loss => Reconstruction + WeightedConsistency + (WeightedAuxiliary ?? 0);

    /// <summary>Sums up an epoch (1, 2, …) that the curves hold in full.</summary>
    public static TrainingEpoch Of(TrainingCurves curves, int epoch, TiedEnsemble recipe, int stepsPerEpoch)
    {
        int[] steps = [.. Enumerable.Range((epoch - 1) * stepsPerEpoch, stepsPerEpoch)];
        int[] members = [.. Enumerable.Range(0, curves.Members)];
        return new TrainingEpoch(
            epoch,
            recipe.Epochs,
            steps.Average(step => members.Average(member => curves.Reconstruction(step, member))),
            steps.Average(curves.Consistency),
            recipe.ConsistencyWeight,
            curves.HasAuxiliary ? steps.Average(step => members.Average(member => curves.Auxiliary(step, member)!.Value)) : null,
            recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? auxK.coefficient : 0,
            members.Average(member => curves.Silent(epoch - 1, member)),
            members.Average(member => curves.Restarted(epoch - 1, member)));
    }
}

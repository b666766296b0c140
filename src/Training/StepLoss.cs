using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>The parts of a step's loss, measured from what is known of the step.</summary>
/// <param name="recipe">Weighs them.</param>
internal sealed class StepLoss(TiedEnsemble recipe)
{
    private readonly double[] _reconstruction = new double[recipe.Members];
    private readonly double[] _auxiliary = new double[recipe.AuxiliaryLoss.IsNoAuxiliaryLoss ? 0 : recipe.Members];

    /// <summary>Mean squared error of the last batch, by member.</summary>
    public ReadOnlySpan<double> Reconstruction => _reconstruction;

    /// <summary>Mean of <see cref="Reconstruction"/>.</summary>
    public double MeanReconstruction { get; private set; }

    /// <summary>Consistency term of the last batch, without λ.</summary>
    public double Consistency { get; private set; }

    /// <summary>Auxiliary loss of the last batch by member, without its coefficient: 0 for a member without silent features; empty where the study has no such loss.</summary>
    public ReadOnlySpan<double> Auxiliary => _auxiliary;

    /// <summary>Mean of <see cref="Auxiliary"/>; 0 where the study has no such loss.</summary>
    public double MeanAuxiliary { get; private set; }

    /// <summary>The whole loss of the last batch.</summary>
    public double Total => MeanReconstruction + recipe.ConsistencyWeight * Consistency + (AuxK?.coefficient ?? 0) * MeanAuxiliary;

    private AuxiliaryLoss.AuxK? AuxK => recipe.AuxiliaryLoss as AuxiliaryLoss.AuxK;

    /// <summary>Measures a step.</summary>
    /// <param name="sums">What is known of it.</param>
    /// <param name="images">Images of its batch.</param>
    /// <param name="inputs">Pixels of an image.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <exception cref="DivergedException">A part of the loss, or a gradient, is no number.</exception>
    public void Measure(EnsembleSums sums, int images, int inputs, long time)
    {
        for (int member = 0; member < recipe.Members; member++)
        {
            _reconstruction[member] = sums.SquaredErrors[member] / ((double)images * inputs);
            RequireFinite(_reconstruction[member], $"the reconstruction error of member {member}", time);
        }

        MeanReconstruction = Sum(_reconstruction) / recipe.Members;
        double pairs = recipe.Members * (recipe.Members - 1) / 2.0;
        Consistency = pairs == 0 ? 0 : sums.SquaredDifferences / (pairs * images * recipe.Latents);
        RequireFinite(Consistency, "the consistency term", time);
        for (int member = 0; member < _auxiliary.Length; member++)
        {
            _auxiliary[member] = sums.AuxiliarySquaredErrors[member] / ((double)images * inputs);
            RequireFinite(_auxiliary[member], $"the auxiliary loss of member {member}", time);
        }

        MeanAuxiliary = Sum(_auxiliary) / recipe.Members;

        // A gradient that is none would spoil the parameters, and show in the loss only one step later.
        for (int member = 0; member < recipe.Members; member++)
        {
            RequireFinite(sums.BadGradients[member], $"a code gradient of member {member}", time);
            RequireFinite(sums.BadAuxiliaryGradients[member], $"an auxiliary code gradient of member {member}", time);
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    private void RequireFinite(double value, string term, long time)
    {
        if (!double.IsFinite(value))
        {
            (string Name, double Value)[] weights =
            [
                ("the learning rate", recipe.Optimizer.LearningRate), ("lambda", recipe.ConsistencyWeight),
                .. AuxK is null ? Array.Empty<(string, double)>() : [("the coefficient of the auxiliary loss", AuxK.coefficient)],
                .. recipe.SilentFeatures is SilentFeatures.RestartFromResiduals restart ? [("the restart scale", restart.scale)] : Array.Empty<(string, double)>(),
            ];
            throw new DivergedException(
                $"Training diverged at step {time}: {term} is {value}. Lower one of these: {string.Join(", ", weights.Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Name} ({weight.Value})")))}.");
        }
    }
}

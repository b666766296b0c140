using System.Globalization;
using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>The parts of a step's loss, measured from what the step has computed.</summary>
/// <param name="recipe">Weighs them.</param>
/// <param name="batch">What the step has computed.</param>
internal sealed class StepLoss(TiedEnsemble recipe, EnsembleBatch batch)
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

    /// <summary>Measures the batch.</summary>
    /// <param name="inputs">Pixels of an image.</param>
    /// <param name="latents">Latents of a member.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <exception cref="DivergedException">A part of the loss, or a gradient, is no number.</exception>
    public void Measure(int inputs, int latents, long time)
    {
        for (int member = 0; member < batch.Members; member++)
        {
            _reconstruction[member] = Sum(batch.SquaredErrors(member)[..batch.Rows]) / ((double)batch.Rows * inputs);
            RequireFinite(_reconstruction[member], $"the reconstruction error of member {member}", time);
        }

        MeanReconstruction = Sum(_reconstruction) / batch.Members;
        double pairs = batch.Members * (batch.Members - 1) / 2.0;
        Consistency = pairs == 0 ? 0 : Sum(batch.SquaredDifferences[..batch.Rows]) / (pairs * batch.Rows * latents);
        RequireFinite(Consistency, "the consistency term", time);
        MeasureAuxiliary(inputs, time);
        RequireFiniteGradients(time);
    }

    private void MeasureAuxiliary(int inputs, long time)
    {
        for (int member = 0; member < _auxiliary.Length; member++)
        {
            bool hasSilent = !batch.Auxiliary!.Silent(member).IsEmpty;
            _auxiliary[member] = hasSilent ? Sum(batch.Auxiliary.SquaredErrors(member)[..batch.Rows]) / ((double)batch.Rows * inputs) : 0;
            RequireFinite(_auxiliary[member], $"the auxiliary loss of member {member}", time);
        }

        MeanAuxiliary = Sum(_auxiliary) / batch.Members;
    }

    // A gradient that is none would spoil the parameters, and show in the loss only one step later.
    private void RequireFiniteGradients(long time)
    {
        for (int member = 0; member < batch.Members; member++)
        {
            RequireFinite(FirstNotFinite(batch.CodeGradients[member].Values[..(batch.Rows * batch.Codes[member].K)]), $"a code gradient of member {member}", time);
            for (int row = 0; row < batch.Rows && AuxK is not null; row++)
            {
                ReadOnlySpan<float> gradients = batch.Auxiliary!.CodeGradients[member].Row(row)[..batch.Auxiliary.Codes[member].K];
                RequireFinite(FirstNotFinite(gradients), $"an auxiliary code gradient of member {member}", time);
            }
        }
    }

    private static float FirstNotFinite(ReadOnlySpan<float> values)
    {
        // A number less itself is 0, unless it is infinite or none.
        int whole = 0;
        while (whole <= values.Length - Vector<float>.Count
            && new Vector<float>(values[whole..]) is Vector<float> some && Vector.EqualsAll(some - some, Vector<float>.Zero))
        {
            whole += Vector<float>.Count;
        }

        foreach (float value in values[whole..])
        {
            if (!float.IsFinite(value))
            {
                return value;
            }
        }

        return 0;
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

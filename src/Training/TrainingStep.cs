using System.Globalization;
using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>One step: forward, loss, backward, Adam.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="batch">The images of a step.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class TrainingStep(TiedEnsemble recipe, IBackend backend, EnsembleBatch batch, long steps)
{
    private readonly double[] _reconstruction = new double[recipe.Members];
    private readonly double[] _auxiliary = new double[recipe.AuxiliaryLoss.IsNoAuxiliaryLoss ? 0 : recipe.Members];
    private readonly ParameterHash[] _hashes = new ParameterHash[recipe.Members];

    /// <summary>Mean squared error of the last batch, by member.</summary>
    public ReadOnlySpan<double> Reconstruction => _reconstruction;

    /// <summary>Hash of each member's parameters after the step: weights row after row, then the encoder's bias, then the decoder's.</summary>
    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    /// <summary>Consistency term of the last batch, without λ.</summary>
    public double Consistency { get; private set; }

    /// <summary>Mean of <see cref="Reconstruction"/>.</summary>
    public double MeanReconstruction { get; private set; }

    /// <summary>Auxiliary loss of the last batch by member, without its coefficient: 0 for a member without silent features; empty where the study has no such loss.</summary>
    public ReadOnlySpan<double> Auxiliary => _auxiliary;

    /// <summary>Mean of <see cref="Auxiliary"/>; 0 where the study has no such loss.</summary>
    public double MeanAuxiliary { get; private set; }

    /// <summary>The whole loss of the last batch.</summary>
    public double Loss => MeanReconstruction + recipe.ConsistencyWeight * Consistency + Coefficient * MeanAuxiliary;

    private AuxiliaryLoss.AuxK? AuxK => recipe.AuxiliaryLoss as AuxiliaryLoss.AuxK;

    private double Coefficient => AuxK?.coefficient ?? 0;

    /// <summary>Learns from the batch; <paramref name="time"/> is 1 for the first step of the run.</summary>
    public void Run(EnsembleState state, long time)
    {
        Layer[] layers = state.Ensemble.Layers;
        LossScale scale = LossScale.For(
            batch.Members, batch.Rows, layers[0].Inputs, layers[0].Latents, recipe.ConsistencyWeight, Coefficient);
        backend.Encode(batch, layers);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, layers, scale);
        state.Activity.Silence.Look(batch);
        if (AuxK is not null)
        {
            state.Activity.Silence.NameSilent(batch.Auxiliary!, AuxK.silentImages);
            backend.BackpropagateSilent(batch, layers, scale);
        }

        Measure(layers[0].Inputs, layers[0].Latents, time);
        state.Activity.Silence.Keep();
        Adam adam = recipe.Optimizer;
        AdamStep step = AdamStep.At(time, Rate(time), adam.Beta1, adam.Beta2, adam.Epsilon, AveragingRate(recipe.Averaging)) with
        {
            RowNorm = recipe.RowNorms.IsLearnedNorms ? 0 : Math.Sqrt(Math.Min(1, (double)layers[0].Inputs / layers[0].Latents)),
        };
        backend.UpdateWeights(batch, layers, state.States, scale, step);
        if (recipe.Bias.IsEncoderAndDecoder)
        {
            backend.UpdateBiases(batch, layers, state.States, scale, step);
        }

        batch.ParameterHashes.CopyTo(_hashes);
    }

    // In the last share of all steps, step s of n has the rate times (n - s + 1) / (n + 1).
    private double Rate(long time)
    {
        double rate = recipe.Optimizer.LearningRate;
        if (recipe.RateSchedule is not RateSchedule.LinearToZero schedule)
        {
            return rate;
        }

        long falling = (long)Math.Ceiling(schedule.share * steps);
        return rate * Math.Min(1, (steps - time + 1.0) / (falling + 1));
    }

    private static double AveragingRate(Averaging averaging) =>
        averaging is Averaging.Exponential exponential ? 1 - exponential.decay : 1;

    private void Measure(int inputs, int latents, long time)
    {
        double sum = 0;
        for (int member = 0; member < batch.Members; member++)
        {
            _reconstruction[member] = Sum(batch.SquaredErrors(member)[..batch.Rows]) / ((double)batch.Rows * inputs);
            RequireFinite(_reconstruction[member], $"the reconstruction error of member {member}", time);
            sum += _reconstruction[member];
        }

        MeanReconstruction = sum / batch.Members;
        double pairs = batch.Members * (batch.Members - 1) / 2.0;
        Consistency = pairs == 0 ? 0 : Sum(batch.SquaredDifferences[..batch.Rows]) / (pairs * batch.Rows * latents);
        RequireFinite(Consistency, "the consistency term", time);
        MeasureAuxiliary(inputs, time);
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

using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training;

/// <summary>One step: forward, loss, backward, Adam.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="batch">The images of a step.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class TrainingStep(TiedEnsemble recipe, IBackend backend, EnsembleBatch batch, long steps)
{
    private readonly ParameterHash[] _hashes = new ParameterHash[recipe.Members];

    /// <summary>The loss of the last batch.</summary>
    public StepLoss Loss { get; } = new(recipe, batch);

    /// <summary>Hash of each member's parameters after the step: weights row after row, then the encoder's bias, then the decoder's.</summary>
    public ReadOnlySpan<ParameterHash> Hashes => _hashes;

    private AuxiliaryLoss.AuxK? AuxK => recipe.AuxiliaryLoss as AuxiliaryLoss.AuxK;

    /// <summary>Learns from the batch; <paramref name="time"/> is 1 for the first step of the run.</summary>
    /// <exception cref="DivergedException">A part of the loss, or a gradient, is no number. Nothing was learned.</exception>
    public void Run(EnsembleState state, long time)
    {
        Layer[] layers = state.Ensemble.Layers;
        (int inputs, int latents) = (layers[0].Inputs, layers[0].Latents);
        LossScale scale = LossScale.For(batch.Members, batch.Rows, inputs, latents, recipe.ConsistencyWeight, AuxK?.coefficient ?? 0);
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

        Loss.Measure(inputs, latents, time);
        state.Activity.Silence.Keep();
        AdamStep step = AdamAt(time, inputs, latents);
        backend.UpdateWeights(batch, layers, state.States, scale, step);
        if (recipe.Bias.IsEncoderAndDecoder)
        {
            backend.UpdateBiases(batch, layers, state.States, scale, step);
        }

        batch.ParameterHashes.CopyTo(_hashes);
    }

    private AdamStep AdamAt(long time, int inputs, int latents)
    {
        Adam adam = recipe.Optimizer;
        double average = recipe.Averaging is Averaging.Exponential exponential ? 1 - exponential.decay : 1;
        return AdamStep.At(time, Rates.At(adam.LearningRate, recipe.RateSchedule, time, steps), adam.Beta1, adam.Beta2, adam.Epsilon, average) with
        {
            RowNorm = recipe.RowNorms.IsLearnedNorms ? 0 : Math.Sqrt(Math.Min(1, (double)inputs / latents)),
        };
    }
}

using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training;

/// <summary>What each step of an ensemble is told.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="inputs">Pixels of an image.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class StepsOfRecipe(TiedEnsemble recipe, int inputs, long steps)
{
    private AuxiliaryLoss.AuxK? AuxK => recipe.AuxiliaryLoss as AuxiliaryLoss.AuxK;

    /// <summary>A step from so many images; <paramref name="time"/> is 1 for the first of the run.</summary>
    public EnsembleStep At(long time, int images) => new(
        LossScale.For(recipe.Members, images, inputs, recipe.Latents, recipe.ConsistencyWeight, AuxK?.coefficient ?? 0),
        AdamAt(time),
        recipe.Bias.IsEncoderAndDecoder,
        AuxK?.silentImages ?? 0);

    private AdamStep AdamAt(long time)
    {
        Adam adam = recipe.Optimizer;
        double average = recipe.Averaging is Averaging.Exponential exponential ? 1 - exponential.decay : 1;
        return AdamStep.At(time, Rates.At(adam.LearningRate, recipe.RateSchedule, time, steps), adam.Beta1, adam.Beta2, adam.Epsilon, average) with
        {
            RowNorm = recipe.RowNorms.IsLearnedNorms ? 0 : Math.Sqrt(Math.Min(1, (double)inputs / recipe.Latents)),
        };
    }
}

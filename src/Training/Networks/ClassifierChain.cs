using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>From pixels through all learners below to the logits of the classes, once they have learned: nothing is left out or drawn.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="parameters">Where the parameters are kept.</param>
/// <param name="learner">The classifier.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
/// <param name="images">What the images are.</param>
internal sealed class ClassifierChain<T>(IArithmetic<T> arithmetic, ParameterSet<T> parameters, Learner learner, int capacity, ImageKind images)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether slopes pass a selection as if everything had been selected.</summary>
    public bool PassesSelections { get; init; }

    /// <summary>The blocks.</summary>
    public IEnumerable<IBlock<T>> Blocks() =>
        new InputChain<T>(arithmetic, parameters, learner, "input.", capacity, images.Pixels) { PassesSelections = PassesSelections }.Blocks().Append(Softmax());

    private Dense<T> Softmax() => new(
        arithmetic, parameters.Weight("weight", images.Classes, learner.Inputs(images.Pixels)), parameters.Bias("bias", images.Classes), isTied: false, capacity);
}

using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>What an optimiser lowers: a loss, as a function of parameters, over the images of a step.</summary>
/// <typeparam name="T">Type of a parameter's value.</typeparam>
public interface IObjective<T>
    where T : unmanaged
{
    /// <summary>The parameters, whose values an optimiser changes between two evaluations.</summary>
    IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The loss at the parameters as they are, in binary64; afterwards their gradients are those of this place.</summary>
    double Evaluate();

    /// <summary>Whether the last evaluation gave numbers: loss and gradients.</summary>
    bool IsFinite { get; }

    /// <summary>Says what is no number in the last evaluation, and what to do about it.</summary>
    DivergedException Divergence(long time);
}

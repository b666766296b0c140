using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>From pixels to what a learner is shown, through all learners below: their codes, or what they make of images again.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="parameters">Where the parameters of learners below are kept.</param>
/// <param name="learner">Who is shown it.</param>
/// <param name="root">What the names of parameters of the nearest learner below begin with; each one deeper has "input." more.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
/// <param name="pixels">Of an image.</param>
internal sealed class InputChain<T>(
    IArithmetic<T> arithmetic, ParameterSet<T> parameters, Learner learner, string root, int capacity, int pixels)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Prefix = "input.";

    /// <summary>Whether slopes pass a selection as if everything had been selected.</summary>
    public bool PassesSelections { get; init; }

    /// <summary>The blocks; none where the learner is shown pixels.</summary>
    public IEnumerable<IBlock<T>> Blocks()
    {
        (Learner Learner, string Prefix)[] below = [.. learner.AllBelow()];
        foreach ((Learner deeper, string prefix) in below.Skip(1).Reverse())
        {
            foreach (IBlock<T> block in Chain(deeper, prefix).Encoder(CodeUse.Features, default))
            {
                yield return block;
            }
        }

        if (below.Length == 0)
        {
            yield break;
        }

        // A decoder goes backward for the encoder of the same chain alone: deeper ones, which decode no code of their own, have chains apart.
        bool reconstructs = learner.Input.IsReconstructionsOf;
        AutoencoderChain<T> nearest = Chain(below[0].Learner, below[0].Prefix);
        foreach (IBlock<T> block in nearest.Encoder(reconstructs ? CodeUse.Reconstruction : CodeUse.Features, default))
        {
            yield return block;
        }

        foreach (IBlock<T> block in reconstructs ? nearest.Decoder(toLogits: false).Concat(below.Skip(1).SelectMany(level => Chain(level.Learner, level.Prefix).Decoder(toLogits: false))) : [])
        {
            yield return block;
        }
    }

    private AutoencoderChain<T> Chain(Learner below, string prefix) =>
        new(arithmetic, parameters, root + prefix[Prefix.Length..], below, below.Inputs(pixels), capacity) { PassesSelections = PassesSelections };
}

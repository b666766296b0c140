using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>
/// Something that learns, as a training run knows it: by named tensors, named parts of its loss, and a hash of its parameters. Where they
/// live is its own matter: they come out by <see cref="Parameters"/>, <see cref="Result"/> and <see cref="State"/>, and go in by <see cref="Restore"/>,
/// at the start, at a restart, at a checkpoint and at the end, never in a step.
/// </summary>
public interface ILearner
{
    /// <summary>Parts of the parameters that are hashed apart, such as members.</summary>
    int Members { get; }

    /// <summary>The loss: terms that are measured at every step.</summary>
    IReadOnlyList<LossTerm> Terms { get; }

    /// <summary>Curves of what it measures, empty.</summary>
    Curves NewCurves();

    /// <summary>Called before the first step of an epoch (0, 1, …).</summary>
    void BeginEpoch();

    /// <summary>Says in which order the images of an epoch come that are not learned from yet.</summary>
    void Announce(ReadOnlySpan<int> order)
    {
    }

    /// <summary>Learns from images, and adds the parts of its loss to the curves: at once, or where a device is asked, when it is told.</summary>
    /// <param name="images">Their numbers among the training images.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <param name="curves">Where the step is added.</param>
    /// <exception cref="DivergedException">The loss, or a gradient, is no number. Nothing has changed.</exception>
    void Step(ReadOnlySpan<int> images, long time, Curves curves);

    /// <summary>Steps that a device was asked for and that were not told yet; 0 where a step is done when it returns.</summary>
    int Untold => 0;

    /// <summary>How many of them there may be.</summary>
    int MostUntold => 0;

    /// <summary>Waits for the earliest untold step, and adds the parts of its loss to the curves.</summary>
    /// <exception cref="DivergedException">Its loss, or a gradient, is no number. Nothing has changed by it, nor by any after it, and none is untold.</exception>
    void Tell(Curves curves) => throw new InvalidOperationException("Every step was told when it was done.");

    /// <summary>The whole loss of the last step that was told.</summary>
    double Loss { get; }

    /// <summary>What is counted at the end of an epoch: the name of its curve, and what people call it.</summary>
    IReadOnlyList<(string Count, string Words)> Counts { get; }

    /// <summary>What people may want to see while an epoch goes on, mean over members.</summary>
    IReadOnlyList<(string Words, double Value)> Running();

    /// <summary>A hash of each member's parameters after the last step that was told.</summary>
    ReadOnlySpan<ParameterHash> Hashes { get; }

    /// <summary>The tensors of a member that are hashed, in order: their names as in its results, without the member's, and their shapes.</summary>
    IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Layout { get; }

    /// <summary>Ends an epoch (0, 1, …) after its results were taken, and adds its counts to the curves.</summary>
    void EndEpoch(int epoch, bool isLast, Curves curves);

    /// <summary>The parameters as they are.</summary>
    IReadOnlyDictionary<string, TensorView> Parameters();

    /// <summary>The parameters that a run returns: those of the last step, or their average.</summary>
    IReadOnlyDictionary<string, TensorView> Result();

    /// <summary>All that a later step depends on.</summary>
    IReadOnlyDictionary<string, TensorView> State();

    /// <summary>Takes a state over, in whole or not at all.</summary>
    /// <exception cref="DataException">It is no state of this learner; nothing has changed.</exception>
    void Restore(IReadOnlyDictionary<string, TensorView> tensors);
}

using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What <see cref="ILearner"/> learns, learned by libtorch: forward from its operations, backward by its autograd.</summary>
internal interface ITorchLearner
{
    /// <summary>Steps that were left out because a gradient was no number, as happens while a loss scale is found.</summary>
    int Skipped { get; }

    /// <summary>What the next loss is multiplied by before it goes backward, the smallest where members have scales of their own; 1 where there is none.</summary>
    double LossScale { get; }

    /// <summary>Called before the first step of an epoch.</summary>
    void BeginEpoch();

    /// <summary>Learns from images, and adds the parts of its loss to the curves.</summary>
    /// <param name="images">Their numbers among the training images.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <param name="curves">Where the step is added.</param>
    void Step(ReadOnlySpan<int> images, long time, Curves curves);

    /// <summary>Ends an epoch (0, 1, …), and adds its counts to the curves.</summary>
    void EndEpoch(int epoch, bool isLast, Curves curves);

    /// <summary>All that a later step depends on, under the names of a checkpoint.</summary>
    IReadOnlyDictionary<string, TensorView> State();
}

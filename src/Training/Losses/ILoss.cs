using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Losses;

/// <summary>Compares what a chain makes of images with what it should be.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public interface ILoss<T>
    where T : unmanaged
{
    /// <summary>What it is called; its weight is 1.</summary>
    LossTerm Term { get; }

    /// <summary>Called before the first part of a batch.</summary>
    void BeginBatch();

    /// <summary>Adds the loss of a part of a batch; returns ∂loss/∂output, which is overwritten when the next part comes.</summary>
    View<T> Compare(View<T> output, View<T> target, in Pass pass);

    /// <summary>The loss of the last batch, mean over its images.</summary>
    double Value();
}

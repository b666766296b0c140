using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>The ensemble that a training run returned, with what is known of the run.</summary>
/// <param name="recipe">What the fused steps did.</param>
/// <param name="epochs">The ensemble at the end of each epoch, at least one; the last is the result.</param>
/// <param name="curves">What was measured while it learned.</param>
/// <param name="backend">Where to compute; it can show in no result.</param>
internal sealed class TrainedEnsemble(TiedEnsemble recipe, IReadOnlyList<Ensemble> epochs, TrainingCurves curves, IBackend backend)
    : EnsembleModel(epochs[^1].Layers, backend, recipe.K), IHasHistory, IHasSizes
{
    private readonly IBackend _backend = backend;

    /// <inheritdoc/>
    public TrainingCurves Curves => curves;

    /// <inheritdoc/>
    public object AtEndOf(int epoch) => epoch == epochs.Count - 1 ? this : new EnsembleModel(epochs[epoch].Layers, _backend, recipe.K);

    /// <summary>Tied weights count once. Multiply-adds are those of a network of the same two layers, forward and for the gradients of both, backward of the decoder; what an auxiliary loss takes is not counted.</summary>
    public NetworkSize SizeOf(int member, int trainImages)
    {
        Layer layer = epochs[^1].Layers[member];
        long weights = (long)layer.Latents * layer.Inputs;
        return new NetworkSize(weights + (recipe.Bias.IsEncoderAndDecoder ? layer.Latents + layer.Inputs : 0), 5.0 * weights * trainImages * recipe.Epochs);
    }

    /// <summary>Mean over members of their errors, and the other parts times their weights.</summary>
    public double Loss(int step)
    {
        int[] members = [.. Enumerable.Range(0, curves.Members)];
        double loss = members.Sum(member => curves.Reconstruction(step, member)) / members.Length
            + recipe.ConsistencyWeight * curves.Consistency(step);
        return recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK
            ? loss + auxK.coefficient * (members.Sum(member => curves.Auxiliary(step, member)!.Value) / members.Length)
            : loss;
    }
}

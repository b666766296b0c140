using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder whose code is a layer of units, each activated by itself.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal class UnitAutoencoder(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkAutoencoder(backend, learner, weights, member), IHasUnits
{
    /// <inheritdoc/>
    public (double Low, double High)? Range => Learner.Autoencoder()!.Network.Code switch
    {
        Code.Activated { Item.IsSigmoid: true } => (0, 1),
        Code.Activated { Item.IsTanh: true } => (-1, 1),
        _ => null,
    };
}

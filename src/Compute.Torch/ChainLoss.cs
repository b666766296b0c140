using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The loss of a network: its terms by the names of their curves, and their sum by weight.</summary>
/// <param name="Terms">Before their weights.</param>
/// <param name="Total">What goes backward.</param>
internal sealed record ChainLoss(IReadOnlyDictionary<string, Tensor> Terms, Tensor Total);

using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Weights of all members by name.</summary>
/// <param name="Origin">What errors call them: the path of their file.</param>
/// <param name="Tensors">The tensors.</param>
/// <param name="Images">What the images are that they see.</param>
internal readonly record struct NetworkWeights(string Origin, IReadOnlyDictionary<string, TensorView> Tensors, ImageKind Images);

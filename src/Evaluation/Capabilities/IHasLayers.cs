using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Comes from images, or from what a learner below makes of them again, to its codes or classes through layers that can be looked at.</summary>
public interface IHasLayers
{
    /// <summary>The weights of each, from the images on: units × units of the layer before, of the first × pixels.</summary>
    IReadOnlyList<Matrix> Layers { get; }
}

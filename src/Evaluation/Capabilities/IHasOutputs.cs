namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Knows what its reconstructions are made by. What is measured of them beyond errors and correlations is of such models alone.</summary>
public interface IHasOutputs : IReconstructs
{
    /// <summary>Whether a pixel of a reconstruction is a probability of white, because a sigmoid makes it.</summary>
    bool AreProbabilities { get; }
}

using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>How a loss fell, term by term.</summary>
/// <param name="Curves">The terms by step and member, before their weights.</param>
/// <param name="Terms">What they are called, and their weights.</param>
public sealed record LossHistory(Curves Curves, IReadOnlyList<LossTerm> Terms)
{
    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => Curves.Steps / Curves.Epochs;
}

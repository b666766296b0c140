namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Knows how the loss of its members fell.</summary>
public interface IHasLosses
{
    /// <summary>The terms of the loss by step and member.</summary>
    LossHistory Losses { get; }
}

using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Knows how its members learned together.</summary>
public interface IHasHistory
{
    /// <summary>Parts of the loss by step and member, and counts of features by epoch.</summary>
    TrainingCurves Curves { get; }

    /// <summary>The loss of the whole at a step (0, 1, …), from the parts and their weights.</summary>
    double Loss(int step);

    /// <summary>The model as it was at the end of an epoch (0, 1, …): of the same kind, and of the last epoch itself.</summary>
    object AtEndOf(int epoch);
}

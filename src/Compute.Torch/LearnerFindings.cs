namespace ResearchPipeline.Compute.Torch;

/// <summary>What was compared of one learner.</summary>
/// <param name="Place">Of the learner in the run.</param>
/// <param name="Steps">That libtorch learned.</param>
/// <param name="WideSteps">Of these, in binary64 too.</param>
/// <param name="Findings">What came of it.</param>
internal sealed record LearnerFindings(string Place, long Steps, long WideSteps, IReadOnlyList<Finding> Findings);

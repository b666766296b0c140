namespace ResearchPipeline.Training;

/// <summary>How far a run is: with it and the state of its learner, it continues as if it had never stopped.</summary>
/// <param name="Curves">Measurements so far; their counts say which step comes next.</param>
/// <param name="Trail">Hashes of the parameters so far.</param>
/// <param name="Files">The SHA-256 of every file written so far, by name.</param>
internal sealed record TrainingState(Curves Curves, TrainingTrail Trail, Dictionary<string, string> Files)
{
    /// <summary>Before the first step.</summary>
    public static TrainingState Initial(ILearner learner) => new(learner.NewCurves(), new TrainingTrail(learner.Members), []);
}

namespace ResearchPipeline.Training;

/// <summary>A part of a loss with its weight.</summary>
/// <param name="Part">The name of its curve.</param>
/// <param name="Words">What people call it.</param>
/// <param name="Weight">What it is multiplied by.</param>
public readonly record struct LossTerm(string Part, string Words, double Weight);

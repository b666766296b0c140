namespace ResearchPipeline.Training.Optimizers;

/// <summary>When a step is taken.</summary>
/// <param name="Time">1 for the first step of the run.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Epoch">0, 1, …</param>
public readonly record struct Clock(long Time, long Steps, int Epoch);

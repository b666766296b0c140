namespace ResearchPipeline.Training;

/// <summary>The loss is no longer a number. The message says which term, and at which step.</summary>
public sealed class DivergedException(string message) : Exception(message);

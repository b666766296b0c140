namespace ResearchPipeline.Engine;

/// <summary>A stage cannot run. The message says which, why, and what to do.</summary>
public sealed class StageException(string message, Exception? inner = null) : Exception(message, inner);

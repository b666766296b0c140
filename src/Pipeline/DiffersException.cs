namespace ResearchPipeline.Pipeline;

/// <summary>A re-execution is not what was published; the message says where and probably why.</summary>
public sealed class DiffersException(string message) : Exception(message);

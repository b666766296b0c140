namespace ResearchPipeline.Pipeline;

/// <summary>What was asked for cannot be; the message says every reason.</summary>
public sealed class UsageException(string message) : Exception(message);

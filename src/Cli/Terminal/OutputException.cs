namespace ResearchPipeline.Cli.Terminal;

/// <summary>Standard output cannot be written; the message says why.</summary>
public sealed class OutputException(string message) : Exception(message);

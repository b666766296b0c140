namespace ResearchPipeline.Files;

/// <summary>A file, table or source is not what it should be. The message says what, with which values, and what to do.</summary>
public sealed class DataException(string message, Exception? inner = null) : Exception(message, inner);

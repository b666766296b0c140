namespace ResearchPipeline.Reporting;

/// <summary>A figure or the report cannot be made. The message says which, and what the tool that makes it answered.</summary>
public sealed class ReportingException(string message, Exception? inner = null) : Exception(message, inner);

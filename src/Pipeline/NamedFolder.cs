using ResearchPipeline.Data.Sources;

namespace ResearchPipeline.Pipeline;

/// <summary>The folder that somebody names as the place of a data set's files.</summary>
internal static class NamedFolder
{
    /// <summary>That of --data-dir, else that of the data set's own environment variable; null where neither names one.</summary>
    public static string? Of(RunOptions options, RawDataset dataset) =>
        options.DataDirectory ?? (Environment.GetEnvironmentVariable(dataset.Variable) is { Length: > 0 } folder ? folder : null);
}

using ResearchPipeline.Data.Sources;

namespace ResearchPipeline.Pipeline;

/// <summary>The folder that somebody names as the place of a data set's files.</summary>
internal static class NamedFolder
{
    /// <summary>
    /// That of --data-dir, else that of the data set's own environment variable; null where neither names one. Files of two data sets have the same names:
    /// where a study needs both, the folder of --data-dir holds them as artifacts/data does.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="dataset">Whose files.</param>
    /// <param name="needed">All data sets that the study needs.</param>
    public static string? Of(RunOptions options, RawDataset dataset, IReadOnlyList<RawDataset> needed) =>
        options.DataDirectory is string folder ? needed.Count > 1 ? Path.Combine(folder, dataset.Folder) : folder
        : Environment.GetEnvironmentVariable(dataset.Variable) is { Length: > 0 } named ? named
        : null;
}

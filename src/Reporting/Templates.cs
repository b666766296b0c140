namespace ResearchPipeline.Reporting;

/// <summary>The files of the reports folder that implement a stage, by a name that does not depend on the machine.</summary>
/// <param name="directory">The folder: charts, queries, templates and the renderer.</param>
internal sealed class Templates(string directory)
{
    private const string Prefix = "reports/";

    /// <summary>Files of the folder itself.</summary>
    public IEnumerable<KeyValuePair<string, string>> Files(params string[] names) =>
        names.Select(name => KeyValuePair.Create(Prefix + name, Path.Combine(directory, name)));

    /// <summary>Files of a folder below it, "queries/report", in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string folder, string pattern) => Directory
        .GetFiles(Path.Combine(directory, folder), pattern)
        .Order(StringComparer.Ordinal)
        .Select(path => KeyValuePair.Create($"{Prefix}{folder}/{Path.GetFileName(path)}", path));
}

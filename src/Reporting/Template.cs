namespace ResearchPipeline.Reporting;

/// <summary>
/// What a report is made of beside results: the files of reports/templates/NAME and of reports/templates/shared, as if they lay in one folder.
/// A chart, a query or a section belongs to the report by lying in it.
/// </summary>
public sealed class Template
{
    private const string Prefix = "reports/templates/";
    private const string Shared = "shared";
    private readonly Dictionary<string, (string Key, string Path)> _files;

    /// <param name="directory">reports/templates.</param>
    /// <param name="name">The template's folder in it.</param>
    /// <exception cref="ReportingException">There is no such folder, or both have a file of the same name.</exception>
    public Template(string directory, string name)
    {
        if (!Directory.Exists(Path.Combine(directory, name)))
        {
            throw new ReportingException($"There is no report template {name} in {directory}; the folders there are {string.Join(", ", Directory.GetDirectories(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
        }

        SharedDirectory = Path.Combine(directory, Shared);
        (string Relative, string Key, string Path)[] all = [.. Below(directory, Shared), .. Below(directory, name)];
        string? twice = all.GroupBy(file => file.Relative).FirstOrDefault(same => same.Count() > 1)?.Key;
        _files = twice is null
            ? all.ToDictionary(file => file.Relative, file => (file.Key, file.Path))
            : throw new ReportingException($"{twice} is both in {Prefix}{Shared} and in {Prefix}{name}; one of them would not be used.");
    }

    /// <summary>The folder of the renderer.</summary>
    internal string SharedDirectory { get; }

    /// <summary>The path of a file, "queries/report/summary.sql".</summary>
    /// <exception cref="ReportingException">The template has no such file.</exception>
    internal string PathOf(string file) =>
        _files.TryGetValue(file, out (string Key, string Path) found) ? found.Path : throw new ReportingException($"The report template has no file {file}.");

    /// <summary>Files of a folder of the template, or of its top for "", in ordinal order: their names in the template.</summary>
    internal IEnumerable<string> In(string folder) => _files.Keys
        .Where(file => (Path.GetDirectoryName(file) ?? "").Replace('\\', '/') == folder)
        .Order(StringComparer.Ordinal);

    /// <summary>Paths of files by a name that does not depend on the machine.</summary>
    internal IReadOnlyDictionary<string, string> Named(IEnumerable<string> files) => files.ToDictionary(file => _files[file].Key, file => _files[file].Path);

    private static IEnumerable<(string Relative, string Key, string Path)> Below(string directory, string name)
    {
        string folder = Path.Combine(directory, name);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/') is string relative ? (relative, $"{Prefix}{name}/{relative}", path) : default);
    }
}

using System.Text.RegularExpressions;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting;

/// <summary>
/// What a report is made of beside results: the files of reports/templates/NAME, and those of reports/templates/shared that it chooses. Its own
/// charts, queries and sections belong to it by lying in it; shared ones by a line in its template.json; what lies at the top of shared/ to every
/// template; a figure's query and a view by being named.
/// </summary>
public sealed class Template
{
    private const string Prefix = "reports/templates/";
    private const string Shared = "shared";
    private const string ViewFolder = "queries/views";
    private static readonly string[] Chosen = ["figures", "queries/report", "sections"];
    private readonly Dictionary<string, (string Key, string Path)> _files;

    /// <param name="directory">reports/templates.</param>
    /// <param name="name">The template's folder in it.</param>
    /// <exception cref="ReportingException">There is no such folder, both have a file of the same name, or it chooses what is not there.</exception>
    public Template(string directory, string name)
    {
        if (!Directory.Exists(Path.Combine(directory, name)))
        {
            throw new ReportingException($"There is no report template {name} in {directory}; the folders there are {string.Join(", ", Directory.GetDirectories(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
        }

        SharedDirectory = Path.Combine(directory, Shared);
        (string Relative, string Key, string Path)[] own = [.. Below(directory, name)];
        (string Relative, string Key, string Path)[] shared = [.. Below(directory, Shared)];
        HashSet<string> chosen = [.. SharedChoices.Of(name, Path.Combine(directory, name, SharedChoices.FileName), [.. shared.Select(file => file.Relative).Where(NeedsChoice)])];
        (string Relative, string Key, string Path)[] all = [.. shared.Where(file => !NeedsChoice(file.Relative) || chosen.Contains(file.Relative)), .. own];
        string? twice = all.GroupBy(file => file.Relative).FirstOrDefault(same => same.Count() > 1)?.Key;
        _files = twice is null
            ? all.ToDictionary(file => file.Relative, file => (file.Key, file.Path))
            : throw new ReportingException($"{twice} is both in {Prefix}{Shared} and in {Prefix}{name}; one of them would not be used.");
    }

    /// <summary>Result tables that its queries may ask for although a run has them not, because nothing in it can be measured so: they have no rows then. Columns that a table of a run leaves out are not filled in.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>What queries find in place of tables that a run has not: part of what a stage is made from.</summary>
    /// <param name="inputs">Names of the run's files, "evaluate/summary.parquet".</param>
    public string WordsOfLacking(IEnumerable<string> inputs) =>
        string.Join("; ", LackedBy(inputs).Select(table => $"{table.Name}({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type}"))})"));

    /// <summary>The tables that the study itself has not.</summary>
    internal IEnumerable<ResultTable> LackedBy(IEnumerable<string> inputs)
    {
        HashSet<string> own = [.. inputs.Where(input => !ResultViews.IsOfArm(input)).Select(input => Path.GetFileName(input))];
        return Tables.Where(table => !own.Contains(ResultTable.FileNameOf(table.Name)));
    }

    /// <summary>The folder of the renderer.</summary>
    internal string SharedDirectory { get; }

    /// <summary>The path of a file, "queries/report/summary.sql".</summary>
    /// <exception cref="ReportingException">The template has no such file.</exception>
    internal string PathOf(string file) =>
        _files.TryGetValue(file, out (string Key, string Path) found) ? found.Path : throw new ReportingException($"The report template has no file {file}.");

    /// <summary>Files of a folder of the template, or of its top for "", in ordinal order: their names in the template.</summary>
    internal IEnumerable<string> In(string folder) => _files.Keys
        .Where(file => FolderOf(file) == folder)
        .Order(StringComparer.Ordinal);

    /// <summary>The views that a query names.</summary>
    internal IEnumerable<string> ViewsNamedIn(string query)
    {
        // A word of a comment names nothing.
        string text = Regex.Replace(File.ReadAllText(PathOf(query)), "--.*", "");
        return In(ViewFolder).Where(view => view != query && Regex.IsMatch(text, $@"\b{Regex.Escape(Path.GetFileNameWithoutExtension(view))}\b"));
    }

    /// <summary>Queries with the views that they name, and those that these name.</summary>
    internal IReadOnlyList<string> WithViews(IEnumerable<string> queries)
    {
        List<string> found = [.. queries.Distinct()];
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(ViewsNamedIn(found[i]).Except(found).ToArray());
        }

        return found;
    }

    /// <summary>Paths of files by a name that does not depend on the machine.</summary>
    internal IReadOnlyDictionary<string, string> Named(IEnumerable<string> files) => files.ToDictionary(file => _files[file].Key, file => _files[file].Path);

    private static bool NeedsChoice(string file) => Chosen.Contains(FolderOf(file));

    private static string FolderOf(string file) => (Path.GetDirectoryName(file) ?? "").Replace('\\', '/');

    private static IEnumerable<(string Relative, string Key, string Path)> Below(string directory, string name)
    {
        string folder = Path.Combine(directory, name);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/') is string relative ? (relative, $"{Prefix}{name}/{relative}", path) : default);
    }
}

using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Explorer.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer;

/// <summary>The data of the runs that stand beside the one that an explorer is of: measures, what is known of features, weights, and who is matched with whom.</summary>
/// <param name="subject">The run that it is of.</param>
/// <param name="found">Names of the files that may be used.</param>
/// <param name="threads">Threads to match features with.</param>
internal sealed class BesideScripts(ExplorerSubject subject, IReadOnlyCollection<string> found, int threads)
{
    // Byte by byte as the run has them.
    private static readonly string[] WholeTables = ["summary", "features", "units", "posterior", ClassRates.Sizes];

    private readonly ReducedTables _reduced = new(subject.Source);

    private IEnumerable<(RunBeside Run, int Place)> Runs => subject.Beside.Select((run, place) => (run, place));

    /// <summary>The files that they are made of.</summary>
    public IEnumerable<string> Inputs => subject.Beside.SelectMany(run => WholeTables.Append(ClassRates.Source).Select(table => InputOf(run, table)).Where(found.Contains).Concat([run.Configuration, run.Weights]));

    /// <summary>Names of the scripts.</summary>
    public IEnumerable<string> Names => Runs.SelectMany(beside => TablesOf(beside.Run)
        .Concat(Enumerable.Range(0, beside.Run.Members).Select(member => string.Create(CultureInfo.InvariantCulture, $"tensors-{member}")))
        .Append(RunPairs.Schema.Name)
        .Select(name => NameOf(beside.Place, name)));

    /// <summary>Writes them.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="own">Features of the run's own members, of length 1 or 0; none where a single layer does not decode.</param>
    /// <param name="output">The page's folder.</param>
    /// <param name="workspace">A folder for files that go again.</param>
    /// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
    /// <param name="cancellation">Stops between two members.</param>
    /// <exception cref="DataException">An input is missing or malformed.</exception>
    public void Write(IReadOnlyDictionary<string, string> inputs, IReadOnlyList<double[][]> own, string output, string workspace, Action<double, string> progress, CancellationToken cancellation)
    {
        foreach ((RunBeside run, int place) in Runs)
        {
            double share = place / (double)subject.Beside.Count;
            progress(share, run.Title);
            WriteTables(inputs, run, place, output, workspace);
            IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(inputs[run.Weights], out _);
            for (int member = 0; member < run.Members; member++)
            {
                cancellation.ThrowIfCancellationRequested();
                WriteTable(TensorRows.Schema, TensorRows.Of(tensors, member), string.Create(CultureInfo.InvariantCulture, $"tensors-{member}"));
            }

            double[][][] others = UnitsOf(inputs[run.Configuration], tensors, run.Members);
            WriteTable(RunPairs.Schema, RunPairs.Of(own, others, threads, of => progress(share + (of / subject.Beside.Count), $"features beside those of {run.Title}"), cancellation), RunPairs.Schema.Name);

            void WriteTable<TRow>(ResultTable<TRow> schema, IReadOnlyList<TRow> rows, string name)
            {
                ParquetFile.Write(workspace, schema, rows, subject.Source);
                DataScript.WriteBytes(output, NameOf(place, name), File.ReadAllBytes(Path.Combine(workspace, ResultTable.FileNameOf(schema.Name))));
            }
        }
    }

    /// <summary>The features of all members, of length 1 or 0; none where a single layer does not decode.</summary>
    public static double[][][] UnitsOf(string configuration, IReadOnlyDictionary<string, TensorView> tensors, int members) =>
        LearnedFeatures.Of(configuration) is LearnedFeatures features ? [.. Enumerable.Range(0, members).Select(member => features.UnitsOf(tensors, member))] : [];

    /// <summary>Names of the tables of a run beside: whole ones, and of those that are made smaller what there is of each feature by class.</summary>
    public IEnumerable<string> TablesOf(RunBeside run)
    {
        bool IsThere(string table) => found.Contains(InputOf(run, table));
        return WholeTables.Where(IsThere).Concat(_reduced.Names(IsThere).Where(name => name == ClassRates.Schema.Name || name == ClassActivity.Schema.Name));
    }

    private void WriteTables(IReadOnlyDictionary<string, string> inputs, RunBeside run, int place, string output, string workspace)
    {
        foreach (string table in TablesOf(run))
        {
            bool isWhole = WholeTables.Contains(table);
            if (!isWhole)
            {
                _reduced.Write(table, source => inputs[InputOf(run, source)], workspace);
            }

            string file = isWhole ? inputs[InputOf(run, table)] : Path.Combine(workspace, ResultTable.FileNameOf(table));
            DataScript.WriteBytes(output, NameOf(place, table), File.ReadAllBytes(file));
        }
    }

    private static string InputOf(RunBeside run, string table) => $"{run.Measured}/{ResultTable.FileNameOf(table)}";

    private static string NameOf(int place, string name) => string.Create(CultureInfo.InvariantCulture, $"beside-{place}-{name}");
}

using ResearchPipeline.Data.Tables;
using ResearchPipeline.Explorer.Tables;

namespace ResearchPipeline.Explorer;

/// <summary>The tables that are made smaller for the page, each where its sources are there.</summary>
/// <param name="source">Where the tables come from.</param>
internal sealed class ReducedTables(Provenance source)
{
    private delegate void Writing(ResultDatabase database, string folder);

    // Without: not made where the run has that one.
    private IReadOnlyList<(ResultTable Schema, string[] Sources, string? Without, Writing Write)> All =>
    [
        (ClassActivity.Schema, [ClassRates.Source, ClassRates.Sizes], ClassActivity.Better, Writer(ClassActivity.Schema, ClassActivity.Of)),
        (ClassRates.Schema, [ClassRates.Source, ClassRates.Sizes], null, Writer(ClassRates.Schema, ClassRates.Of)),
        (Histograms.Schema, [Histograms.Source], null, Writer(Histograms.Schema, Histograms.Of)),
        (LowerExamples.Schema, [LowerExamples.Source], null, Writer(LowerExamples.Schema, LowerExamples.Of)),
        (Qualities.Schema, [Qualities.Source], null, Writer(Qualities.Schema, Qualities.Of)),
    ];

    /// <summary>Every table that one of them can be made of.</summary>
    public IEnumerable<string> Sources => All.SelectMany(table => table.Sources).Distinct();

    /// <summary>The names of those that can be made.</summary>
    /// <param name="there">Whether a table is there.</param>
    public IReadOnlyList<string> Names(Func<string, bool> there) => [.. All.Where(table => table.Sources.All(there) && !(table.Without is string better && there(better))).Select(table => table.Schema.Name)];

    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fileOf">The file of a table.</param>
    /// <param name="folder">Where its file is written.</param>
    public void Write(string name, Func<string, string> fileOf, string folder)
    {
        (_, string[] sources, _, Writing write) = All.Single(table => table.Schema.Name == name);
        using ResultDatabase database = new();
        foreach (string table in sources)
        {
            database.AddTable(table, fileOf(table));
        }

        write(database, folder);
    }

    private Writing Writer<TRow>(ResultTable<TRow> schema, Func<ResultDatabase, IReadOnlyList<TRow>> rows) =>
        (database, folder) => ParquetFile.Write(folder, schema, rows(database), source);
}

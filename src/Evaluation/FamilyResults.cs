using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>The body of the collect stage: the published results of several studies in one table, and their features in another.</summary>
/// <param name="studies">Names of the studies, in their order.</param>
/// <param name="hasFeatures">Whether a study has published features.</param>
/// <param name="images">What the images of all of them are.</param>
/// <param name="leftOut">Arms of a study that cannot stand beside the others, because they are of other images.</param>
public sealed class FamilyResults(IReadOnlyList<string> studies, Func<string, bool> hasFeatures, ImageKind images, Func<string, IReadOnlyList<string>> leftOut)
{
    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => [.. studies.Select(ResultsOf), .. studies.Where(hasFeatures).Select(FeaturesOf)];

    /// <summary>The files that it writes.</summary>
    public static IReadOnlyList<string> Outputs { get; } = [ResultTable.FileNameOf(FamilyRow.Schema.Name), ResultTable.FileNameOf(FamilyFeature.Schema.Name)];

    /// <summary>The table of a study's numbers among its published files.</summary>
    public static string ResultsFile => ResultTable.FileNameOf(ResultRow.Schema.Name);

    /// <summary>The table of some of its features.</summary>
    public static string FeaturesFile => ResultTable.FileNameOf(SampledFeature.Schema.Name);

    /// <summary>Collects.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        ParquetFile.Write(output, FamilyRow.Schema, [.. studies.SelectMany((study, place) => Rows(study, place, inputs[ResultsOf(study)], leftOut(study)))], provenance: null);
        ParquetFile.Write(
            output, FamilyFeature.Schema.OfImages(images), [.. studies.Where(hasFeatures).SelectMany(study => Features(study, inputs[FeaturesOf(study)]))], provenance: null);
    }

    private static string ResultsOf(string study) => $"{study}/{ResultsFile}";

    private static string FeaturesOf(string study) => $"{study}/{FeaturesFile}";

    private static IEnumerable<FamilyRow> Rows(string study, int place, string file, IReadOnlyList<string> without)
    {
        using ResultDatabase database = new();
        database.AddTable("found", file);
        Answer answer = database.Query("SELECT * FROM found");
        List<string> arms = [.. answer.Of<string>("arm").Distinct()];
        return
        [
            .. Enumerable.Range(0, answer.Count).Where(row => !without.Contains((string)answer["arm"][row]!)).Select(row => new FamilyRow(study, place, arms.IndexOf((string)answer["arm"][row]!), new ResultRow(
                (string)answer["arm"][row]!, (string)answer["label"][row]!, (string)answer["judged_by"][row]!, ulong.Parse((string)answer["seed"][row]!, System.Globalization.CultureInfo.InvariantCulture))
            {
                Metric = (string)answer["metric"][row]!,
                Model = (string)answer["model"][row]!,
                Member = (byte?)(long?)answer["member"][row],
                Value = (double?)answer["value"][row],
                Unit = (string)answer["unit"][row]!,
            })),
        ];
    }

    private static IEnumerable<FamilyFeature> Features(string study, string file)
    {
        using ResultDatabase database = new();
        database.AddTable("found", file);
        Answer answer = database.Query("SELECT * FROM found");
        return
        [
            .. Enumerable.Range(0, answer.Count).Select(row => new FamilyFeature(
                study, new SampledFeature((ushort)(long)answer["feature"][row]!, (ushort)(long)answer["pixel"][row]!, (float)(double)answer["weight"][row]!))),
        ];
    }
}

using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// The body of the results stage: every number of a study and of what it compares in one table, and a few of its features, for whoever sets studies side
/// by side. Of a published study they lie beside its report.
/// </summary>
/// <param name="study">The study.</param>
public sealed class StudyResults(Study study)
{
    private const string Own = $"{StageNames.Evaluate}/";
    private const string Summary = "summary";
    private const string Baselines = "baselines";
    private const string Dictionary = "dictionary";
    private const string Layers = "layer_features";
    private const int MostFeatures = 20;

    private readonly ArmRun[] _runs = Arms.compared(study);
    private readonly IReadOnlyList<string> _tables = LearnerEvaluation.TablesOf(study);

    /// <summary>Every table there can be, as the documentation lists them.</summary>
    public static IReadOnlyList<ResultTable> Tables { get; } = [ResultRow.Schema, SampledFeature.Schema];

    /// <summary>Its parameters: what no input file says.</summary>
    public IReadOnlyDictionary<string, string> Parameters =>
        _runs.DistinctBy(run => run.Arm.Name).ToDictionary(run => $"arm.{run.Arm.Name}", run => run.Arm.Label).Append(new("name", study.Name)).Append(new("title", StudyModule.title(study)))
            .Append(new("judged-by", JudgesOf(study))).Append(new("arms", string.Join(' ', study.Compared.Select(arm => arm.Name)))).Append(new("fingerprint", Fingerprint.ofStudy(study))).Append(new("seed", $"{study.Seed}")).ToDictionary();

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs =>
    [
        .. ((string[])[Summary, Baselines]).Where(_tables.Contains).Append(FeatureTableOf(study)).OfType<string>().Select(table => Own + ResultTable.FileNameOf(table)),
        .. _runs.Select(TableOf),
    ];

    /// <summary>The files that it writes.</summary>
    public IReadOnlyList<string> Outputs => FilesOf(study);

    /// <summary>The files that it writes for a study.</summary>
    public static IReadOnlyList<string> FilesOf(Study study) =>
    [
        ResultTable.FileNameOf(ResultRow.Schema.Name),
        .. FeatureTableOf(study) is not null ? [ResultTable.FileNameOf(SampledFeature.Schema.Name)] : Array.Empty<string>(),
    ];

    /// <summary>Collects.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        Provenance provenance = EvaluationRun.ProvenanceOf(study);
        ParquetFile.Write(output, ResultRow.Schema, [.. OfStudy(inputs), .. _runs.SelectMany(run => OfArm(run, inputs[TableOf(run)]))], provenance);
        if (FeatureTableOf(study) is string table)
        {
            ParquetFile.Write(output, SampledFeature.Schema.OfImages(DatasetModule.kind(study.Dataset.Source)), FeaturesOf(table, inputs[Own + ResultTable.FileNameOf(table)]), provenance);
        }
    }

    // What latents add to an image; where no image is made, what units see in one.
    private static string? FeatureTableOf(Study study) => ((string[])[Dictionary, Layers]).FirstOrDefault(LearnerEvaluation.TablesOf(study).Contains);

    private static string TableOf(ArmRun run) => run.Arm.MayDiverge
        ? $"{run.Prefix}{StageNames.Attempt}/{ResultTable.FileNameOf(AttemptTables.Outcome.Name)}"
        : $"{run.Prefix}{StageNames.Measure}/{ResultTable.FileNameOf(Summary)}";

    private static string JudgesOf(Study run) => run.Dataset.JudgedBy.IsValidation ? "validation" : "test";

    private IEnumerable<ResultRow> OfStudy(IReadOnlyDictionary<string, string> inputs)
    {
        ResultRow start = new("", StudyModule.title(study), JudgesOf(study), study.Seed);
        IEnumerable<ResultRow> own = Rows(start, inputs[Own + ResultTable.FileNameOf(Summary)], "SELECT metric, model, member, value, unit FROM found");
        return !_tables.Contains(Baselines) ? own : own.Concat(Rows(
            start, inputs[Own + ResultTable.FileNameOf(Baselines)],
            """
            SELECT metric, model, NULL AS member, value, CASE metric WHEN 'mse' THEN 'intensity²' ELSE '1' END AS unit
            FROM found UNPIVOT INCLUDE NULLS (value FOR metric IN (mse, pearson))
            """));
    }

    private static IEnumerable<ResultRow> OfArm(ArmRun run, string table) => Rows(
        new(run.Arm.Name, run.Arm.Label, JudgesOf(run.Study), run.Seed), table,
        run.Arm.MayDiverge
            ? "SELECT 'diverged_at_step' AS metric, 'member' AS model, NULL AS member, step::DOUBLE AS value, 'step' AS unit FROM found"
            : "SELECT metric, model, member, value, unit FROM found");

    private static IEnumerable<ResultRow> Rows(ResultRow start, string file, string sql)
    {
        using ResultDatabase database = new();
        database.AddTable("found", file);
        Answer answer = database.Query(sql);
        return
        [
            .. Enumerable.Range(0, answer.Count).Select(row => start with
            {
                Metric = (string)answer["metric"][row]!,
                Model = (string)answer["model"][row]!,
                Member = (byte?)(long?)answer["member"][row],
                Value = (double?)answer["value"][row],
                Unit = (string)answer["unit"][row]!,
            }),
        ];
    }

    // Evenly over all of them: whatever they look like.
    private static SampledFeature[] FeaturesOf(string table, string file)
    {
        using ResultDatabase database = new();
        database.AddTable("found", file);
        Answer answer = database.Query($"""
            WITH features AS ({(table == Layers ? "SELECT unit AS feature, pixel, weight FROM found WHERE layer = 1" : "FROM found")}),
            size AS (SELECT max(feature) + 1 AS features FROM features),
            chosen AS (SELECT i, i * features // least({MostFeatures}, features) AS feature FROM size, range(least({MostFeatures}, features)) AS r(i))
            SELECT feature, pixel, weight FROM features JOIN chosen USING (feature) ORDER BY feature, pixel
            """);
        return [.. Enumerable.Range(0, answer.Count).Select(row => new SampledFeature((ushort)(long)answer["feature"][row]!, (ushort)(long)answer["pixel"][row]!, (float)(double)answer["weight"][row]!))];
    }
}

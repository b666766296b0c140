using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Tables;

namespace ResearchPipeline.Evaluation;

/// <summary>Every table that an evaluation writes.</summary>
public static class ResultTables
{
    /// <summary>The tables, as the documentation lists them.</summary>
    public static IReadOnlyList<ResultTable> All { get; } =
    [
        SummaryTable.Schema,
        ReconstructionTable.Schema,
        TrainingTable.Schema,
        BaselineTable.Schema,
        CodesTable.Schema,
        FeatureTable.Schema,
        CoverageTable.Schema,
        TopExampleTable.Schema,
        ActivationHistogramTable.Schema,
        ClassPatternTable.Schema,
        ConsistencyTable.Schema,
        MatchedCosineTable.Schema,
        DictionaryTable.Schema,
        ExampleTable.Schema,
        ImageTable.Schema,
        DatasetTable.Schema,
        DatasetTable.Classes,
    ];

    /// <summary>Their names in SQL.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(table => table.Name)];
}

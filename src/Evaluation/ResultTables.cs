using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>The tables of evaluations.</summary>
public static class ResultTables
{
    /// <summary>Every table that a run of one learner can have.</summary>
    public static IReadOnlyList<ResultTable> OfRuns { get; } = [.. Of(MeasureList.All), AttemptTables.Outcome, AttemptTables.Losses];

    /// <summary>Every table there can be, as the documentation lists them: in the words of MNIST's images.</summary>
    public static IReadOnlyList<ResultTable> All { get; } =
        [.. ((ResultTable[])[.. OfRuns, .. StudyResults.Tables, FamilyRow.Schema, FamilyFeature.Schema]).Select(table => table.Reworded(text => ImageWords.Fill(text, DatasetModule.kind(DatasetSource.Mnist))))];

    /// <summary>Names in SQL of the tables that are written for models of a type.</summary>
    public static IReadOnlyList<string> Names(Type model, IReadOnlyCollection<Question> questions) => [.. Of(MeasureList.For(model, questions)).Select(table => table.Name)];

    private static IReadOnlyList<ResultTable> Of(IEnumerable<Measure> measures) =>
        [SummaryTable.Schema, .. measures.Select(measure => measure.Table).OfType<ResultTable>()];
}

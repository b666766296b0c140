using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>What an evaluation of a model writes, on the images of the tiny study unless others are given, open for queries.</summary>
internal sealed class PublishedTables : IDisposable
{
    private readonly ResultDatabase _database = new();

    public PublishedTables(object model, IBackend backend, Action<double, string> report)
        : this(model, backend, report, TinyStudy.Study, TinyStudy.Data)
    {
    }

    public PublishedTables(object model, IBackend backend, Action<double, string> report, Study study, ImageDataset images)
    {
        new EvaluationRun(study, images, backend, report).Run(model, Folder);
        _database.AddTables(Folder, ResultTables.Names(model.GetType(), study.Evaluation.Questions));

        // As reports have it for their queries.
        ImageShape shape = images.Test.Kind.Shape;
        _database.AddView("image_shape", FormattableString.Invariant($"SELECT {shape.Rows} AS rows, {shape.Columns} AS columns, {shape.Channels} AS channels, {shape.Pixels} AS pixels"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("tiny-").FullName;

    /// <summary>Evaluates a model that has no use for a backend.</summary>
    public static PublishedTables Of(object model)
    {
        using IBackend backend = Backends.Create("reference", 1);
        return new PublishedTables(model, backend, (_, _) => { });
    }

    /// <summary>The same, with what answers one question.</summary>
    /// <param name="model">The model.</param>
    /// <param name="question">In the words of the settings.</param>
    public static PublishedTables Of(object model, string question)
    {
        using IBackend backend = Backends.Create("reference", 1);
        return new PublishedTables(model, backend, (_, _) => { }, TinyStudy.Study.With($"evaluation.questions = {question}"), TinyStudy.Data);
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Rows of a query, as arrays of cells.</summary>
    public object?[][] Query(string sql)
    {
        Answer answer = _database.Query(sql);
        return [.. Enumerable.Range(0, answer.Count).Select(row => answer.Names.Select(name => answer[name][row]).ToArray())];
    }

    /// <summary>Compares the rows of a query with those expected: numbers within 1e-12 of their size, all else exactly; null is NULL.</summary>
    public void ShouldHold(string sql, params object?[][] expected)
    {
        object?[][] found = Query(sql);
        found.Length.ShouldBe(expected.Length, sql);
        for (int row = 0; row < found.Length; row++)
        {
            found[row].Length.ShouldBe(expected[row].Length, sql);
            for (int column = 0; column < found[row].Length; column++)
            {
                string where = $"row {row}, column {column} of {sql}";
                switch (expected[row][column])
                {
                    case double number:
                        found[row][column].ShouldBeOfType<double>(where).ShouldBe(number, 1e-12 * Math.Max(1e-3, Math.Abs(number)), where);
                        break;
                    case int number:
                        found[row][column].ShouldBe((long)number, where);
                        break;
                    case var other:
                        found[row][column].ShouldBe(other, where);
                        break;
                }
            }
        }
    }
}

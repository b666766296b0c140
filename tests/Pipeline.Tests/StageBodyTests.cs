using System.Reflection;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The code part of each stage's fingerprint is what its body can reach, and no body stands where a change of it would go unnoticed.</summary>
public sealed class StageBodyTests(SmokeRun run)
{
    private static readonly Assembly Wiring = typeof(StudyPipeline).Assembly;

    public static TheoryData<string> Names => [.. Specification.Stages.names(Smoke.study)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_assembly_of_the_body_and_all_that_it_refers_to_are_in_the_record(string name)
    {
        Stage stage = Stages().Single(stage => stage.Name == name);
        Assembly body = stage.Body.Method.Module.Assembly;
        body.ShouldNotBe(Wiring);
        string[] expected = [.. Closure(body).Select(assembly => $"{assembly.GetName().Name}.dll")];
        expected.ShouldContain("ResearchPipeline.Data.dll");
        IReadOnlyCollection<string> recorded = StageRecord.Read(run.Stage(name))!.Implementation.Keys;
        recorded.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).ShouldBe(expected, ignoreOrder: true);
        recorded.ShouldNotContain("research-pipeline.dll", "a message that changes computes nothing anew");
    }

    [Theory]
    [InlineData("normalize", "ResearchPipeline.Data.dll")]
    [InlineData("train", "ResearchPipeline.Training.dll")]
    [InlineData("evaluate", "ResearchPipeline.Evaluation.dll")]
    [InlineData("results", "ResearchPipeline.Evaluation.dll", "npm @duckdb/node-bindings")]
    [InlineData("figures", "ResearchPipeline.Reporting.dll", "npm vega", "npm vega-lite", "npm d3-array", "reports/templates/shared/render.mjs", "reports/templates/ensemble/queries/figures/agreement.sql")]
    [InlineData("report", "ResearchPipeline.Reporting.dll", "npm @myriaddreamin/typst-ts-node-compiler", "npm @expo-google-fonts/source-sans-3", "reports/templates/ensemble/main.typ", "reports/templates/ensemble/sections/results.typ")]
    public void The_body_stands_in_its_project_and_its_tools_are_in_the_record(string name, string project, params string[] tools)
    {
        Stage stage = Stages().Single(stage => stage.Name == name);
        Path.GetFileName(stage.Body.Method.Module.Assembly.Location).ShouldBe(project);
        SortedDictionary<string, string> implementation = StageRecord.Read(run.Stage(name))!.Implementation;
        foreach (string tool in (string[])[project, .. tools])
        {
            implementation[tool].Length.ShouldBe(64);
        }
    }

    [Fact]
    public void Training_does_not_depend_on_how_results_are_measured_or_shown() => StageRecord.Read(run.Stage("train"))!.Implementation.Keys
        .ShouldNotContain(file => file.Contains("Evaluation", StringComparison.Ordinal) || file.Contains("Reporting", StringComparison.Ordinal)
            || file.Contains("vega", StringComparison.Ordinal) || file.StartsWith("reports/", StringComparison.Ordinal));

    [Fact]
    public void Every_file_that_a_stage_declares_and_no_other_is_in_its_record_and_inputs_are_declared_outputs()
    {
        HashSet<string> made = [];
        foreach (Stage stage in Stages())
        {
            StageRecord record = StageRecord.Read(run.Stage(stage.Name))!;
            record.Outputs.Select(output => output.Path).ShouldBe(stage.Outputs.Order(StringComparer.Ordinal));
            stage.Inputs.Keys.Where(input => !input.StartsWith("data/", StringComparison.Ordinal)).ShouldBeSubsetOf(made);
            made.UnionWith(stage.Outputs.Select(output => $"{stage.Name}/{output}"));
        }
    }

    private List<Stage> Stages() => new StudyPipeline(
        RunOptions.Of(new Dictionary<string, string> { ["study"] = "smoke", ["artifacts"] = run.OneThread }), new Unwatched(), CancellationToken.None).StagesInOrder().ToList();

    // By loading, where the engine reads files.
    private static HashSet<Assembly> Closure(Assembly root)
    {
        HashSet<Assembly> found = [];
        Stack<Assembly> open = new([root]);
        while (open.TryPop(out Assembly? assembly))
        {
            if (Path.GetDirectoryName(assembly.Location) + Path.DirectorySeparatorChar == AppContext.BaseDirectory && found.Add(assembly))
            {
                Array.ForEach(assembly.GetReferencedAssemblies(), name => open.Push(Assembly.Load(name)));
            }
        }

        return found;
    }
}

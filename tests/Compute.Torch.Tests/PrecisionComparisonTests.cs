using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What is said of several kinds of numbers.</summary>
public sealed class PrecisionComparisonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precision-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Headlines_come_first_and_what_differs_between_seeds_alone_is_left_out()
    {
        PrecisionComparison comparison = Of(Run(1, "single", 2, 0.5), Run(2, "single", 3, 0.25), Run(1, "bf16", 2.5, 0.75), Run(2, "bf16", 3.5, 0.25));
        comparison.Rows.Select(row => (row.Measure, row.Numbers, row.Difference)).ShouldBe([("mse", "single", 0), ("mse", "bf16", 0.5), ("gamma", "single", 0), ("gamma", "bf16", 0.125)]);
        Of(Run(1, "single", 2, 0.5), Run(2, "single", 3, 0.25), Run(1, "bf16", 2.5, 0.5), Run(2, "bf16", 3.5, 0.25)).Measures.ShouldBe(["mse"]);
    }

    [Fact]
    public void Steps_that_were_left_out_and_runs_without_numbers_are_counted()
    {
        PrecisionRun fp16 = Run(1, "fp16", 2.1, 0.1) with { LeftOut = 3, LossScale = 8192 };
        string text = Of(Run(1, "single", 2, 0.1), Run(2, "single", 3, 0.1), fp16, fp16 with { Seed = 2, LeftOut = 4, Measures = new Dictionary<string, double>() }).Text();
        text.ShouldContain("single: no loss scale.");
        text.ShouldContain("fp16: left out 3, 4 steps for overflow; loss scale in the end 8192, 8192; with 1 of 2 seeds the loss was no number in the end, and nothing was measured.");
        text.ShouldContain("1 of 1", Case.Sensitive, "only one seed has the measure in both kinds");
    }

    [Fact]
    public void The_files_hold_every_number_and_null_for_what_is_none()
    {
        // The files name its version.
        Libtorch.Require();
        PrecisionComparison comparison = Of(Run(1, "single", 2, double.NaN), Run(2, "single", 3, 0.2), Run(1, "bf16", 2.5, 0.1), Run(2, "bf16", 3.5, 0.3));
        PrecisionFiles.Write(_folder, comparison);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "mixed-precision.json")));
        json.RootElement.GetProperty("runs").GetArrayLength().ShouldBe(4);
        json.RootElement.GetProperty("runs")[0].GetProperty("measures").GetProperty("gamma").ValueKind.ShouldBe(JsonValueKind.Null);
        File.ReadAllText(Path.Combine(_folder, PrecisionFiles.Text)).TrimEnd().ShouldBe(comparison.Text());
        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe(["mixed-precision.json", "mixed-precision.txt", ResultTable.FileNameOf("mixed_precision"), ResultTable.FileNameOf("mixed_precision_runs")], ignoreOrder: true);
    }

    private static PrecisionRun Run(ulong seed, string numbers, double mse, double gamma) =>
        new(seed, numbers, Steps: 28, LeftOut: 0, LossScale: 1, new Dictionary<string, double> { ["gamma"] = gamma, ["parameters"] = 9, ["mse"] = mse });

    private static PrecisionComparison Of(params PrecisionRun[] runs) => new(Smoke.study, [.. runs.Select(run => run.Numbers).Distinct()], "cpu", runs);
}

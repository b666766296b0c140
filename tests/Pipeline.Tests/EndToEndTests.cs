using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline.Tests.Reports;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests;

[Collection("command line")]
public sealed class EndToEndTests(SmokeRun run)
{
    [Fact]
    public void Two_runs_in_different_folders_with_one_and_two_threads_give_the_same_bytes()
    {
        Manifest one = Manifest.Read(Path.Combine(run.OneThread, "runs", "smoke", Manifest.FileName));
        Manifest two = Manifest.Read(Path.Combine(run.TwoThreads, "runs", "smoke", Manifest.FileName));
        two.DifferencesFrom(one).ShouldBeEmpty();
        one.Artefacts.Count.ShouldBeGreaterThan(25);
        one.Artefacts.ShouldContain(artefact => artefact.Path == "report/report.pdf");
    }

    [Fact]
    public void A_second_run_computes_nothing()
    {
        (int exitCode, string output, _) = Cli.Run(
            "run", "--study=smoke", "--data-dir", SmokeRun.Data, "--artifacts", run.OneThread);
        exitCode.ShouldBe(0);
        output.ShouldNotContain("runs because");
    }

    [Fact]
    public void The_status_tells_state_and_headline_of_every_study()
    {
        (int exitCode, string output, string error) = Cli.Run("status", "--artifacts", run.OneThread);
        exitCode.ShouldBe(0, error);
        output.ShouldMatch("rare-restarts +not run yet");
        string smoke = output.Split(Environment.NewLine).Single(line => line.StartsWith("smoke ", StringComparison.Ordinal));
        smoke.ShouldContain("up to date");
        smoke.ShouldMatch(@"0\.0\d{4} +0\.\d{4} +\d");
    }

    [Fact]
    public void The_plan_names_the_parameter_that_changed()
    {
        (_, string output, _) = Cli.Run("plan", "--study=smoke", "--artifacts", run.OneThread, "--epochs=1");
        output.ShouldContain("would run: it has not run yet", Case.Sensitive, "overrides live in a folder of their own");
        output.ShouldContain("smoke-");
    }

    [Fact]
    public void The_plan_tells_what_would_run_and_what_only_might()
    {
        string copy = Directory.CreateTempSubdirectory("plan-").FullName;
        SmokeRun.CopyFolder(run.OneThread, copy);
        File.AppendAllText(Path.Combine(copy, "runs", "smoke", "train", "weights.safetensors"), "!");
        File.Delete(Path.Combine(copy, "data", "t10k-labels-idx1-ubyte"));
        (_, string output, _) = Cli.Run("plan", "--study=smoke", "--artifacts", copy);
        output.Split(Environment.NewLine)[1..8].ShouldBe(
        [
            "  acquire    would run: t10k-labels-idx1-ubyte is missing",
            "  normalize  would run if acquire makes other bytes than before",
            "  train      would run: output weights.safetensors was altered",
            "  evaluate   would run if train makes other bytes than before",
            "  results    would run if train makes other bytes than before",
            "  figures    would run if train makes other bytes than before",
            "  report     would run if train makes other bytes than before",
        ]);
        File.Exists(Path.Combine(copy, "data", "t10k-labels-idx1-ubyte")).ShouldBeFalse("a plan changes nothing");
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void The_summary_is_as_approved() => Query(
        "SELECT metric || ' ' || model || coalesce(' ' || member, '') || ' ' || coalesce(printf('%.9g', value), 'undefined') || ' ' || unit AS line FROM summary")
        .ShouldMatchApproved(Snapshots.InExpectations);

    [Fact]
    public void The_schemas_are_as_approved() => Query(
        "SELECT table_name || '.' || column_name || ' ' || data_type AS line FROM information_schema.columns ORDER BY table_name, ordinal_position")
        .ShouldMatchApproved(Snapshots.InExpectations);

    [Fact]
    public void The_text_of_the_report_is_as_approved() =>
        PdfText.Of(Path.Combine(run.Stage("report"), "report.pdf")).ShouldMatchApproved(Snapshots.InExpectations);

    [Fact]
    public void The_report_is_tagged_and_holds_no_trace_of_when_or_where_it_was_made()
    {
        string raw = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(run.Stage("report"), "report.pdf")));
        raw.ShouldContain("/MarkInfo");
        raw.ShouldContain("pdfuaid");
        raw.ShouldNotContain("CreationDate");
        // A short name stands somewhere in every compressed stream; a path that holds it is a longer piece of text.
        Regex.Matches(raw, "[ -~]{12,}").ShouldNotContain(text => text.Value.Contains(Environment.MachineName + "/", StringComparison.OrdinalIgnoreCase));
        raw.ShouldNotContain(run.OneThread);
    }

    [Fact]
    public void Every_code_has_k_latents_and_every_class_pattern_its_rate()
    {
        Query("SELECT min(n)::VARCHAR || ' ' || max(n) AS line FROM (SELECT count(*) AS n FROM codes GROUP BY member, image)").ShouldBe("12 12");
        Query("SELECT count(*)::VARCHAR AS line FROM class_patterns WHERE rate < 0 OR rate > 1 OR p_value <= 0 OR q_value < p_value OR q_value > 1 OR abs(effect) > 1").ShouldBe("0");
        Query("""
            SELECT count(*)::VARCHAR AS line FROM features f
            JOIN (SELECT member, feature, count(*) AS n FROM codes WHERE value <> 0 GROUP BY ALL) c USING (member, feature) WHERE f.activations <> c.n
            """).ShouldBe("0", "the features table counts what the codes table holds");
    }

    private string Query(string sql)
    {
        using ResultDatabase database = new();
        database.AddTables(run.Stage("evaluate"), LearnerEvaluation.TablesOf(Smoke.study));
        return string.Join("\n", database.Query(sql)["line"].Select(line => Convert.ToString(line, CultureInfo.InvariantCulture)));
    }
}

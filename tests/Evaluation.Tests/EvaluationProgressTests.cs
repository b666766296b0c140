namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class EvaluationProgressTests(TinyStudy study)
{
    [Fact]
    public void An_evaluation_moves_steadily_to_its_end()
    {
        double[] shares = [.. study.Reports.Select(report => report.Share)];
        shares.ShouldBe([.. shares.Order()], "it never goes back");
        shares[^1].ShouldBe(1);
        shares.Zip(shares.Skip(1), (before, after) => after - before).Max().ShouldBeLessThan(0.25);
        study.Reports.Select(report => report.Words).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void Parts_weigh_what_they_take()
    {
        List<(double, string)> reports = [];
        EvaluationProgress progress = new((share, words) => reports.Add((share, words)), ("long", 3), ("short", 1));
        progress.Part(0)(0.5);
        progress.Part(1)(1);
        progress.Part(0)(1);
        reports.ShouldBe([(0.375, "long"), (0.625, "short"), (1, "long")]);
    }

    [Fact]
    public void What_comes_late_is_passed_over()
    {
        List<double> shares = [];
        EvaluationProgress progress = new((share, _) => shares.Add(share), ("one", 1));
        foreach (double share in (double[])[0.5, 0.25, 0.75, 2])
        {
            progress.Part(0)(share);
        }

        shares.ShouldBe([0.5, 0.75, 1]);
    }
}

using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class EvaluationProgressTests(TinyStudy study)
{
    private static readonly EvaluationPart Long = new("long", 3);
    private static readonly EvaluationPart Short = new("short", 1);

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
        EvaluationProgress progress = new((share, words) => reports.Add((share, words)), Long, Short);
        progress.Of(Long)(0.5);
        progress.Of(Short)(1);
        progress.Of(Long)(1);
        reports.ShouldBe([(0.375, "long"), (0.625, "short"), (1, "long")]);
    }

    [Fact]
    public void What_comes_late_is_passed_over()
    {
        List<double> shares = [];
        EvaluationProgress progress = new((share, _) => shares.Add(share), Short);
        foreach (double share in (double[])[0.5, 0.25, 0.75, 2])
        {
            progress.Of(Short)(share);
        }

        shares.ShouldBe([0.5, 0.75, 1]);
    }

    [Fact]
    public void At_the_end_all_is_done_even_what_never_began()
    {
        List<double> shares = [];
        EvaluationProgress progress = new((share, _) => shares.Add(share), Long, Short);
        progress.Of(Short)(1);
        progress.End();
        shares.ShouldBe([0.25, 1]);
    }

    [Fact]
    public void A_model_has_the_parts_that_it_can_do() =>
        EvaluationPart.Of(typeof(Halving), [Question.Everything]).Select(part => part.Words).ShouldBe(["evaluated images", "tables", "baselines"]);
}

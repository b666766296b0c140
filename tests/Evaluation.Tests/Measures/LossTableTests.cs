using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class LossTableTests
{
    // Two members, two epochs of two steps, two terms of which the second weighs a half.
    private static NetworkMembers<FirstPixelClassifier> Model { get; } = new(
        [new FirstPixelClassifier(1), new FirstPixelClassifier(1)], new LossHistory(Curves(), [new LossTerm("error", "error", 1), new LossTerm("code", "code", 0.5)]), (_, _) => default);

    [Fact]
    public void Every_step_has_a_row_for_each_member_and_term()
    {
        using PublishedTables tables = PublishedTables.Of(Model);
        tables.ShouldHold("SELECT count(*), min(epoch), max(epoch) FROM loss", [16L, 1, 2]);
        tables.ShouldHold(
            "SELECT member, epoch, step, term, value, weight FROM loss WHERE step IN (1, 3)",
            [0, 1, 1, "error", 10.0, 1.0], [0, 1, 1, "code", 1.0, 0.5], [0, 2, 3, "error", 30.0, 1.0], [0, 2, 3, "code", 3.0, 0.5],
            [1, 1, 1, "error", 11.0, 1.0], [1, 1, 1, "code", 2.0, 0.5], [1, 2, 3, "error", 31.0, 1.0], [1, 2, 3, "code", 4.0, 0.5]);
    }

    [Fact]
    public void The_loss_of_the_last_step_is_summed_up_with_the_weights()
    {
        using PublishedTables tables = PublishedTables.Of(Model);
        tables.ShouldHold("SELECT member, value FROM summary WHERE metric = 'final_loss'", [0, 40 + 0.5 * 4], [1, 41 + 0.5 * 5]);
    }

    private static Curves Curves()
    {
        Curves curves = new([new CurveShape("error", 2), new CurveShape("code", 2)], [new CurveShape("evaluations", 2)]);
        for (int step = 1; step <= 4; step++)
        {
            curves.AddPart("error", [10 * step, 10 * step + 1]);
            curves.AddPart("code", [step, step + 1]);
        }

        curves.AddCount("evaluations", [2, 2]);
        curves.AddCount("evaluations", [2, 2]);
        return curves;
    }
}

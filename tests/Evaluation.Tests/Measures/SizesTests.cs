using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class SizesTests
{
    // The tiny study has two training images.
    [Fact]
    public void Every_member_has_its_size_and_its_cost()
    {
        Curves curves = new([new CurveShape("error", 2)], [new CurveShape("evaluations", 2)]);
        curves.AddPart("error", [1, 1]);
        curves.AddCount("evaluations", [1, 1]);
        NetworkMembers<FirstPixelClassifier> model = new(
            [new(1), new(1)], new LossHistory(curves, [new LossTerm("error", "error", 1)]), (member, images) => new NetworkSize(100 + member, 1000 * images + member));
        using PublishedTables tables = PublishedTables.Of(model);
        tables.ShouldHold(
            "SELECT metric, member, value, unit FROM summary WHERE metric IN ('parameters', 'multiply_adds')",
            ["parameters", 0, 100.0, "numbers"], ["multiply_adds", 0, 2000.0, "multiply-adds"],
            ["parameters", 1, 101.0, "numbers"], ["multiply_adds", 1, 2001.0, "multiply-adds"]);
    }
}

using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class TopExampleTableTests(TinyStudy study)
{
    // Images 0 and 2 give member 0's f0 the same value: the lower comes first. f2 is dead.
    [Fact]
    public void The_images_of_the_largest_values_come_first() => study.ShouldHold(
        "SELECT member, feature, rank, image, value FROM top_examples",
        [0, 0, 1, 0, 1.0],
        [0, 0, 2, 2, 1.0],
        [0, 1, 1, 1, 0.5],
        [1, 0, 1, 3, 1.0],
        [1, 1, 1, 2, 1.0],
        [1, 1, 2, 1, 0.5],
        [1, 2, 1, 0, 1.0]);

    // Twenty images, image i with value 1 + i: the last sixteen are the strongest, from 19 down to 4.
    [Fact]
    public void There_are_sixteen_at_most()
    {
        Codes codes = new(20, latents: 1, listed: 1);
        for (int image = 0; image < 20; image++)
        {
            codes.Values[image] = 1 + image;
        }

        TopExampleTable.Rows([new FeatureStatistics(codes, new byte[20], 10)])
            .Select(row => ((int)row.Rank, (int)row.Image))
            .ShouldBe(Enumerable.Range(1, 16).Select(rank => (rank, 20 - rank)));
    }
}

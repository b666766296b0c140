namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class CodesTableTests(TinyStudy study)
{
    [Fact]
    public void Every_code_is_listed_zeros_that_were_kept_among_them() => study.ShouldHold(
        "SELECT member, image, feature, value FROM codes",
        [0, 0, 0, 1.0],
        [0, 1, 1, 0.5],
        [0, 2, 0, 1.0],
        [0, 3, 0, 0.0],
        [0, 4, 0, 0.0],
        [1, 0, 2, 1.0],
        [1, 1, 1, 0.5],
        [1, 2, 1, 1.0],
        [1, 3, 0, 1.0],
        [1, 4, 0, 0.0]);
}

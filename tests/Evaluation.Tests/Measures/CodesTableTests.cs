using ResearchPipeline.Evaluation.Tests.Models;

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

    // First pixel less second: 1, -1, 0, 0, 0; third pixel: 0, 0, 0, 1, 0; the last latent is dead.
    [Fact]
    public void A_dense_code_lists_every_latent_and_is_stored_without_saying_which()
    {
        using PublishedTables tables = PublishedTables.Of(new DenseEncoder());
        tables.ShouldHold("SELECT member, image, count(*), sum(feature)::BIGINT FROM codes GROUP BY ALL ORDER BY image", [.. Enumerable.Range(0, 5).Select(image => (object?[])[0, image, 3, 3])]);
        tables.ShouldHold("SELECT image, feature, value FROM codes WHERE value <> 0", [0, 0, 1.0], [1, 0, -1.0], [3, 1, 1.0]);
        tables.ShouldHold(
            "SELECT metric, value FROM summary",
            ["l0", 0.6], ["bits", 96.0], ["l1", 0.6], ["dead", 1.0], ["dead_share", 1.0 / 3], ["rare", 1.0]);
    }
}

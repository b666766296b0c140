using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class ManifoldTableTests
{
    // Quantiles of the standard normal distribution at 1/30, 15/30 and 29/30.
    private const double Least = -1.8339146358159142;

    [Fact]
    public void The_plane_is_covered_from_its_upper_left_to_its_lower_right()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoNormalCodes());
        tables.ShouldHold(
            "SELECT DISTINCT \"row\", \"column\", z1, z2 FROM manifold WHERE member = 1 AND \"row\" % 7 = 0 AND \"column\" % 7 = 0 ORDER BY ALL",
            [0, 0, Least, -Least],
            [0, 7, 0.0, -Least],
            [0, 14, -Least, -Least],
            [7, 0, Least, 0.0],
            [7, 7, 0.0, 0.0],
            [7, 14, -Least, 0.0],
            [14, 0, Least, Least],
            [14, 7, 0.0, Least],
            [14, 14, -Least, Least]);
        tables.ShouldHold("SELECT member, count(*), count(DISTINCT (\"row\", \"column\")), max(pixel) FROM manifold GROUP BY member ORDER BY member", [0, 176400, 225, 783], [1, 176400, 225, 783]);
    }

    [Fact]
    public void An_image_is_that_of_its_code()
    {
        using PublishedTables tables = PublishedTables.Of(new NormalCodes());
        tables.ShouldHold("SELECT count(*) FROM manifold WHERE intensity <> CASE pixel WHEN 0 THEN z1::FLOAT WHEN 1 THEN z2::FLOAT ELSE 0 END", [0]);
    }
}

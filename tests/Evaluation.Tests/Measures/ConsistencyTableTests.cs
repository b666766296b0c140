namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class ConsistencyTableTests(TinyStudy study)
{
    // Cosines of member 0's features (rows) with member 1's, s = 1/sqrt 2:
    //   f0 = e0:             0  s    1
    //   f1 = e1:             0  s    0
    //   f2 = s (e0 + e3):    0  1/2  s
    // Best matching: f0-f2, f1-f1, f2-f0: 1 + s; the others have at most s + s.
    private static readonly double S = 1 / Math.Sqrt(2);

    // MMCS: largest of rows (1 + s + s)/3, of columns (0 + s + 1)/3. Index: (0 + s + s)/3.
    // Jaccard: {0} and {2} 0; {1} and {1} 1; {0} and {1} 0; none and {0} 0; none and none 1.
    [Fact]
    public void A_pair_of_members_agrees_as_reckoned()
    {
        object?[] found = study.Query("SELECT * FROM consistency WHERE kind = 'members'").ShouldHaveSingleItem();
        found[..3].ShouldBe(["members", 0L, 1L]);
        double[] expected = [(1 + S) / 3, ((1 + 2 * S) / 3 + (1 + S) / 3) / 2, 2 * S / 3, 0.4];
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)found[3 + i]!).ShouldBe(expected[i], 1e-7, $"measure {i}");
        }
    }

    [Fact]
    public void A_match_names_its_partner_and_their_cosine()
    {
        object?[][] found = study.Query("SELECT member_a, member_b, feature, match, cosine FROM matched_cosines WHERE kind = 'members'");
        found.Select(row => (row[0], row[1], row[2], row[3])).ShouldBe([(0L, 1L, 0L, 2L), (0L, 1L, 1L, 1L), (0L, 1L, 2L, 0L)]);
        double[] cosines = [1, S, 0];
        for (int row = 0; row < cosines.Length; row++)
        {
            ((double)found[row][4]!).ShouldBe(cosines[row], 1e-7);
        }
    }

    [Fact]
    public void Dictionaries_of_noise_are_compared_in_the_same_way()
    {
        study.ShouldHold(
            """
            SELECT kind, c.member_a, c.member_b, abs(avg(m.cosine) - any_value(c.matched_cosine)) < 1e-7 AS same, count(DISTINCT m.match) AS matches
            FROM consistency c JOIN matched_cosines m USING (kind, member_a, member_b) WHERE kind <> 'members' GROUP BY ALL ORDER BY kind
            """,
            ["isotropic", 0, 1, true, 3],
            ["second-moment", 0, 1, true, 3]);
        study.ShouldHold("SELECT DISTINCT kind FROM consistency ORDER BY kind", ["isotropic"], ["members"], ["second-moment"]);
    }
}

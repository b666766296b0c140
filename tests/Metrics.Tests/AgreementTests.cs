using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class AgreementTests
{
    [Fact]
    public void The_assignment_is_the_best_of_all_permutations() =>
        Prop.ForAll(
            Gen.Choose(-50, 50).ArrayOf(25).ToArbitrary(),
            values =>
            {
                float[] gains = Array.ConvertAll(values, value => (float)value);
                int[] matching = Assignment.maximum(gains, 5);
                float found = matching.Select((column, row) => gains[row * 5 + column]).Sum();
                return matching.Distinct().Count() == 5 && found == Permutations(5).Max(p => p.Select((column, row) => gains[row * 5 + column]).Sum());
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lanes_of_a_vector_choose_as_plain_loops_do_ties_among_them() =>
        Prop.ForAll(
            Gen.Choose(1, 39).SelectMany(n => Gen.Choose(-3, 3).ArrayOf(n * n).Select(values => (n, values))).ToArbitrary(),
            square =>
            {
                // Thirds are not exact, so that the order of operations shows.
                float[] gains = Array.ConvertAll(square.values, value => value / 3f);
                return Assignment.maximum(gains, square.n).AsSpan().SequenceEqual(PlainAssignment.Maximum(gains, square.n));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_matching_that_prices_prove_best_is_found() =>
        Prop.ForAll(
            Gen.Choose(1, 67).SelectMany(n => Gen.Choose(-500, 500).ArrayOf(2 * n).SelectMany(prices => Gen.Choose(1, 40).ArrayOf(n * n).Select(slacks => (n, prices, slacks)))).ToArbitrary(),
            made =>
            {
                // No gain is larger than the price of its row and that of its column together, and those of the matching alone are as large: no other is as good.
                (int n, int[] prices, int[] slacks) = made;
                int[] best = [.. Enumerable.Range(0, n).OrderBy(row => slacks[row * n]).ThenBy(row => row)];
                float[] gains = [.. Enumerable.Range(0, n * n).Select(i => (float)(prices[i / n] + prices[n + i % n] - (best[i / n] == i % n ? 0 : slacks[i])))];
                return Assignment.maximum(gains, n).AsSpan().SequenceEqual(best);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_permuted_dictionary_agrees_completely_with_itself()
    {
        int[] order = [2, 0, 3, 1];
        float[] cosines = new float[16];
        for (int row = 0; row < 4; row++)
        {
            cosines[row * 4 + order[row]] = 1;
        }

        Agreement agreement = AgreementModule.ofCosines(cosines, 4);
        agreement.MatchedCosine.ShouldBe(1);
        agreement.Mmcs.ShouldBe(1);
        agreement.IndexAgreement.ShouldBe(0);
    }

    [Fact]
    public void An_asymmetric_case_by_hand()
    {
        // Rows are features of A, columns of B: both rows like column 0 best, and only one may have it.
        float[] cosines = [0.9f, 0.5f, 0.8f, -0.3f];
        Agreement agreement = AgreementModule.ofCosines(cosines, 2);
        agreement.MatchedCosines.ShouldBe([0.5f, 0.8f]);
        agreement.MatchedCosine.ShouldBe((0.5 + 0.8) / 2, 1e-7);
        agreement.Mmcs.ShouldBe(((0.9 + 0.8) / 2 + (0.9 + 0.5) / 2) / 2, 1e-7);
        agreement.IndexAgreement.ShouldBe((0.9 - 0.3) / 2, 1e-7);
    }

    [Fact]
    public void Equal_gains_are_matched_in_order() => Assignment.maximum(new float[16], 4).ShouldBe([0, 1, 2, 3]);

    private static IEnumerable<int[]> Permutations(int n) => n == 0
        ? [[]]
        : Permutations(n - 1).SelectMany(rest => Enumerable.Range(0, n).Select(at => (int[])[.. rest[..at], n - 1, .. rest[at..]]));
}

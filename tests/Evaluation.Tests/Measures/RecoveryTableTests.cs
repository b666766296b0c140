using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class RecoveryTableTests
{
    [Fact]
    public void Sums_of_orthogonal_atoms_are_taken_apart_whatever_is_drawn()
    {
        double[][] atoms = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 8).Select(d => d == i + 1 ? 2.0 : 0).ToArray())];
        RecoveryTable.Row[] rows = RecoveryTable.RowsOf(3, atoms, [0, 1, 3, 5], chosen: 3, seed: 1);
        rows.Select(row => (row.Member, row.Recovery)).ShouldBe([(3, new SupportRecovery("one-step", 3, 1, 1)), (3, new SupportRecovery("iterative", 3, 1, 1))]);
        RecoveryTable.RowsOf(0, atoms, [4, 5], chosen: 3, seed: 1).Select(row => row.Recovery.Atoms).ShouldBe([2, 2], "there are no more live ones");
        RecoveryTable.RowsOf(0, atoms, [], chosen: 3, seed: 1).ShouldBeEmpty();
    }

    // Sums are c·a₁ alone, and a₀ is as good: the lower of equals is taken, always the wrong one. Of sums of a₁ and a₂, half is found.
    [Fact]
    public void What_cannot_be_told_apart_is_not_found()
    {
        double[][] atoms = [[1, 0, 0], [1, 0, 0], [0, 0, 1], [0, 0.5, 0]];
        RecoveryTable.RowsOf(0, atoms, [1], chosen: 1, seed: 9).Select(row => (row.Recovery.Found, row.Recovery.Whole)).ShouldBe([(0, 0), (0, 0)]);
        RecoveryTable.RowsOf(0, atoms, [2, 3], chosen: 2, seed: 9).Select(row => (row.Recovery.Found, row.Recovery.Whole)).ShouldBe([(1, 1), (1, 1)]);
    }

    [Fact]
    public void Random_atoms_are_less_coherent_and_better_told_apart_in_more_dimensions()
    {
        RandomRecoveryTable.Row[] rows = [.. new[] { 4, 400 }.SelectMany(dimensions => RandomRecoveryTable.RowsOf(40, dimensions, [1, 4], seed: 3))];
        rows.Select(row => (row.Dimensions, row.Recovery.Atoms, row.Recovery.Encoder)).ShouldBe(
        [
            (4, 1, "one-step"), (4, 1, "iterative"), (4, 4, "one-step"), (4, 4, "iterative"),
            (400, 1, "one-step"), (400, 1, "iterative"), (400, 4, "one-step"), (400, 4, "iterative"),
        ]);
        rows.Select(row => row.Coherence).Distinct().Count().ShouldBe(2);
        rows[0].Coherence.ShouldBeGreaterThan(rows[4].Coherence);
        rows[4].Coherence.ShouldBeInRange(0.05, 0.3, "normal deviates: about 1/20 for each of 780 pairs");

        // Of an atom of length 1 by itself, the product with itself is the largest of all.
        rows.Where(row => row.Recovery.Atoms == 1).ShouldAllBe(row => row.Recovery.Whole == 1);
        rows[6].Recovery.Found.ShouldBeGreaterThan(rows[2].Recovery.Found);
        RandomRecoveryTable.RowsOf(40, 4, [1, 4], seed: 3).ShouldBe(rows.Take(4), "nothing but the seed moves it");
    }
}

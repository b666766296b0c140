using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class SparseRecoveryTests
{
    private static readonly double[][] Plane = [[1, 0], [0, 2], [3, 4]];

    [Fact]
    public void Coherence_is_the_largest_cosine_whatever_its_sign_and_lengths()
    {
        SparseRecovery.coherence(Plane).ShouldBe(0.8, 1e-15);
        SparseRecovery.coherence([[1, 0], [-5, 0], [0, 1]]).ShouldBe(1);
        SparseRecovery.coherence([[1, 0], [0, 1], [0, 0]]).ShouldBe(0);
        SparseRecovery.coherence([[1, 2], [0, 0]]).ShouldBe(double.NaN);
        SparseRecovery.coherence([]).ShouldBe(double.NaN);
    }

    [Fact]
    public void One_step_takes_the_largest_products_with_their_sign_and_of_equals_the_first()
    {
        SparseRecovery.oneStep(Plane, 1, [1, 0]).ShouldBe([2]);
        SparseRecovery.oneStep(Plane, 2, [-1, 1]).ShouldBe([1, 2]);
        SparseRecovery.oneStep([[1, 0], [1, 0], [0, -1]], 2, [1, 1]).ShouldBe([0, 1]);
    }

    // Of x = a₁ + a₂ the products with a₀ = (1, 0, 0), a₁ = (0.6, 0.8, 0), a₂ = (0.6, 0, 0.8) are 1.2, 1.36, 1.36: one step finds both.
    // Of x = a₁ + ¼ a₂ they are 0.75, 1.09, 0.61: one step takes a₀ for a₂. With the code on a₀ and a₁ as good as can be, what is left of x is
    // along the third direction, and a₂ replaces a₀.
    [Fact]
    public void A_step_that_was_misled_is_mended_by_inversion()
    {
        double[][] atoms = [[1, 0, 0], [0.6, 0.8, 0], [0.6, 0, 0.8]];
        SparseRecovery.oneStep(atoms, 2, [1.2, 0.8, 0.8]).ShouldBe([1, 2]);
        double[] x = [0.75, 0.8, 0.2];
        SparseRecovery.oneStep(atoms, 2, x).ShouldBe([0, 1]);
        SparseRecovery.iterative(atoms, 2, 1, x).ShouldBe([0, 1], "the first iteration is the one step");
        SparseRecovery.iterative(atoms, 2, 2, x).ShouldBe([1, 2], "0.15 a₀ + a₁ leaves (0, 0, 0.2): 0.16 along a₂, more than the 0.15 of a₀");
        SparseRecovery.iterative(atoms, 2, 10, x).ShouldBe([1, 2], "which makes x, and stays");
    }

    [Fact]
    public void Atoms_that_depend_on_each_other_end_the_search() =>
        SparseRecovery.iterative([[1, 0], [2, 0], [0, 1]], 2, 10, [1, 0.1]).ShouldBe([0, 1]);

    [Fact]
    public void The_share_is_of_the_truth()
    {
        SparseRecovery.share([1, 2, 3, 4], [4, 1, 9, 8]).ShouldBe(0.5);
        SparseRecovery.share([7], [7]).ShouldBe(1);
        SparseRecovery.share([7], [8]).ShouldBe(0);
    }

    [Fact]
    public void Of_orthonormal_atoms_every_positive_sum_is_taken_apart_by_either() =>
        Prop.ForAll(
            (from size in Gen.Choose(1, 12)
             from k in Gen.Choose(1, size)
             from chosen in Gen.Shuffle(Enumerable.Range(0, size))
             from values in Gen.Choose(1, 1000).ArrayOf(k)
             select (size, support: chosen.Take(k).Order().ToArray(), values)).ToArbitrary(),
            drawn =>
            {
                double[][] atoms = [.. Enumerable.Range(0, drawn.size).Select(i => Enumerable.Range(0, drawn.size).Select(d => d == drawn.size - 1 - i ? 1.0 : 0).ToArray())];
                double[] x = new double[drawn.size];
                foreach ((int atom, int value) in drawn.support.Zip(drawn.values))
                {
                    x[drawn.size - 1 - atom] += value / 10.0;
                }

                SparseRecovery.oneStep(atoms, drawn.support.Length, x).ShouldBe(drawn.support);
                SparseRecovery.iterative(atoms, drawn.support.Length, 5, x).ShouldBe(drawn.support);
            }).QuickCheckThrowOnFailure();
}

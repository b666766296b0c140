using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd.Products;

public sealed class ProductOperationTests
{
    private static readonly int[] ThreadCounts = [1, 2, 3, 7];

    /// <summary>Rows, inner index, columns: around the sizes of registers, tiles and blocks.</summary>
    public static TheoryData<int, int, int> Sizes() => new()
    {
        { 1, 1, 1 },
        { 1, 17, 1 },
        { 2, 15, 33 },
        { 15, 2, 16 },
        { 5, 31, 100 },
        { 6, 16, 32 },
        { 7, 97, 31 },
        { 12, 33, 64 },
        { 13, 100, 65 },
        { 100, 784, 17 },
        { 97, 31, 784 },
        { 33, 1000, 97 },
        { 24, 1024, 48 },
        { 16, 1025, 33 },
        { 17, 2049, 15 },
        { 150, 3, 600 },
        { 600, 5, 150 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_width_and_number_of_threads_returns_the_bits_of_the_reference(int rows, int inner, int columns)
    {
        View<float> a = Operands.Create(1, rows, inner), b = Operands.Create(2, inner, columns), c = Operands.Create(3, rows, columns);
        RequireSame(a, b, c, ThreadCounts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Transposed_views_and_views_with_gaps_are_multiplied_where_they_lie(int gap)
    {
        for (int which = 0; which < 8; which++)
        {
            View<float> a = Operands.Create(4, 41, 70, 0, (which & 1) != 0, gap), b = Operands.Create(5, 70, 83, 0, (which & 2) != 0, gap);
            RequireSame(a, b, Operands.Create(6, 41, 83, 0, (which & 4) != 0, gap), [1, 3]);
        }
    }

    [Theory]
    [InlineData(0.81)]
    [InlineData(0.95)]
    [InlineData(0.995)]
    [InlineData(1.0)]
    public void Zeros_of_either_operand_change_the_time_and_no_bit(double zeros)
    {
        for (int which = 0; which < 8; which++)
        {
            View<float> sparse = Operands.Create(7, 90, 130, zeros, (which & 1) != 0), dense = Operands.Create(8, 130, 150, 0, (which & 2) != 0);
            View<float> c = Operands.Create(9, 90, 150, 0.5, (which & 4) != 0);
            RequireSame(sparse, dense, c, [2]);
            RequireSame(dense.Transposed, sparse.Transposed, c.Transposed, [2]);
        }
    }

    [Fact]
    public void An_empty_inner_index_leaves_the_output_but_for_the_sign_of_its_zeros()
    {
        View<float> c = View.Of<float>([1f, -0f, 0f, -2f, -0f, float.Epsilon], 2, 3);
        foreach (int width in Backends.Widths)
        {
            using IBackend simd = Backends.CreateSimd(width, 2);
            View<float> result = Operands.Copy(c);
            simd.Arithmetic.Accumulate(View.Zeros<float>(2, 0), View.Zeros<float>(0, 3), result);
            Operands.Bits(result.Storage).ShouldBe(Operands.Bits(View.Of<float>([1f, 0f, 0f, -2f, 0f, float.Epsilon], 2, 3).Storage));
        }
    }

    [Fact]
    public void An_empty_output_is_no_error()
    {
        using IBackend simd = Backends.Create("auto", 2);
        simd.Arithmetic.Accumulate(View.Zeros<float>(0, 5), View.Zeros<float>(5, 3), View.Zeros<float>(0, 3));
        simd.Arithmetic.Accumulate(View.Zeros<float>(4, 5), View.Zeros<float>(5, 0), View.Zeros<float>(4, 0));
    }

    [Fact]
    public void Any_product_returns_the_bits_of_the_reference()
    {
        Gen<(int Rows, int Inner, int Columns, int Layout, double Zeros, int Seed)> cases =
            from rows in Gen.Choose(1, 120)
            from inner in Gen.Choose(0, 150)
            from columns in Gen.Choose(1, 120)
            from layout in Gen.Choose(0, 15)
            from zeros in Gen.Elements(0.0, 0.5, 0.9, 0.99)
            from seed in Gen.Choose(0, 1_000_000)
            select (rows, inner, columns, layout, zeros, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            int gap = (one.Layout & 8) != 0 ? 1 : 0;
            View<float> a = Operands.Create(one.Seed, one.Rows, one.Inner, one.Zeros, (one.Layout & 1) != 0, gap);
            View<float> b = Operands.Create(one.Seed + 1, one.Inner, one.Columns, 0, (one.Layout & 2) != 0, gap);
            RequireSame(a, b, Operands.Create(one.Seed + 2, one.Rows, one.Columns, 0.1, (one.Layout & 4) != 0, gap), [2]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void A_chain_in_chunks_of_the_inner_index_and_of_the_rows_is_one_pass()
    {
        Gen<(int Inner, int Rows, double Zeros)> cuts =
            from inner in Gen.Choose(0, 200)
            from rows in Gen.Choose(0, 50)
            from zeros in Gen.Elements(0.0, 0.8, 0.97)
            select (inner, rows, zeros);
        using IBackend simd = Backends.Create("auto", 2);
        IArithmetic<float> arithmetic = simd.Arithmetic;
        Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            View<float> a = Operands.Create(cut.Inner, 50, 200, cut.Zeros), b = Operands.Create(cut.Rows, 200, 70), whole = Operands.Create(10, 50, 70), cutUp = Operands.Copy(whole);
            arithmetic.Accumulate(a, b, whole);
            foreach ((int firstRow, int rows) in new[] { (0, cut.Rows), (cut.Rows, 50 - cut.Rows) })
            {
                View<float> some = a.RowsFrom(firstRow, rows), target = cutUp.RowsFrom(firstRow, rows);
                arithmetic.Accumulate(some.ColumnsFrom(0, cut.Inner), b.RowsFrom(0, cut.Inner), target);
                arithmetic.Accumulate(some.ColumnsFrom(cut.Inner, 200 - cut.Inner), b.RowsFrom(cut.Inner, 200 - cut.Inner), target);
            }

            Operands.Bits(cutUp.Storage).ShouldBe(Operands.Bits(whole.Storage));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void RequireSame(View<float> a, View<float> b, View<float> c, int[] threadCounts)
    {
        View<float> expected = Operands.Copy(c);
        Product.Accumulate(a, b, expected);
        foreach (int width in Backends.Widths)
        {
            foreach (int threads in threadCounts)
            {
                using IBackend simd = Backends.CreateSimd(width, threads);
                View<float> actual = Operands.Copy(c);
                simd.Arithmetic.Accumulate(a, b, actual);
                Operands.Bits(actual.Storage).ShouldBe(Operands.Bits(expected.Storage), $"{simd.Name}: ({a}) x ({b})");
            }
        }
    }
}

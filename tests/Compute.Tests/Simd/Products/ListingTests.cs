using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Simd.Products;

namespace ResearchPipeline.Compute.Tests.Simd.Products;

public sealed class ListingTests
{
    [Fact]
    public void What_is_not_zero_is_listed_in_order_with_its_place()
    {
        (int[] indices, float[] values) = List([0f, 3f, -0f, float.Epsilon, 0f, 0f, 0f, 0f, -1f]);
        indices.ShouldBe([1, 3, 8]);
        values.ShouldBe([3f, float.Epsilon, -1f]);
    }

    [Fact]
    public void Every_pattern_of_zeros_is_listed_in_place_as_one_by_one()
    {
        Gen<float[]> rows =
            from length in Gen.Choose(0, 40)
            from row in Gen.Elements(0f, -0f, 1f, -2f, float.Epsilon).ArrayOf(length)
            select row;
        Prop.ForAll(rows.ToArbitrary(), row =>
        {
            (int[] indices, float[] values) = List(row);
            indices.ShouldBe(Enumerable.Range(0, row.Length).Where(p => row[p] != 0f));
            values.ShouldBe(row.Where(value => value != 0f));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static unsafe (int[] Indices, float[] Values) List(float[] row)
    {
        int[] indices = new int[row.Length];
        float[] values = [.. row];
        fixed (int* place = indices)
        {
            fixed (float* value = values)
            {
                int count = Listing.Of(value, row.Length, place, value);
                return (indices[..count], values[..count]);
            }
        }
    }
}

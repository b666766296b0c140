using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Simd;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

public sealed class InkGroupsTests
{
    [Theory]
    [InlineData(8, 0, 5)]
    [InlineData(100, 61, 90)]
    public void An_image_is_put_beside_the_one_that_it_shares_most_ink_with(int columns, int left, int right)
    {
        // By hand: 0 has least ink; 2 lights one pixel beside it, 1 two and 3 three.
        Matrix images = Images(columns, [left], [right, right + 1], [left, left + 1], [right, right + 1, right + 2]);
        Order(images, 4, 2).ShouldBe([0, 2, 1, 3]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void A_zero_with_a_sign_is_dark_and_what_is_no_number_is_not(int columns)
    {
        Matrix images = Images(columns, [0, 1], [0], []);
        images.Row(2)[0] = -0f;
        Order(images, 3, 3)[0].ShouldBe(2);
        images.Row(2).Fill(float.NaN);
        Order(images, 3, 3).ShouldBe([1, 0, 2]);
    }

    [Fact]
    public void Every_image_is_in_one_group_whatever_was_grouped_before()
    {
        InkGroups groups = new();
        Prop.ForAll((from rows in Gen.Choose(1, 150) from columns in Gen.Choose(1, 140) from size in Gen.Choose(1, 33) from seed in Gen.Choose(0, 999) select (rows, columns, size, seed)).ToArbitrary(), of =>
        {
            Matrix images = new(of.rows, of.columns);
            for (int i = 0; i < images.Values.Length; i++)
            {
                images.Values[i] = (i * i + of.seed) % 31 < 10 ? 1f : 0f;
            }

            groups.Find(images, of.rows, of.size);
            groups.Order.ToArray().Order().ShouldBe(Enumerable.Range(0, of.rows));
        }).QuickCheckThrowOnFailure();
    }

    private static int[] Order(Matrix images, int rows, int size)
    {
        InkGroups groups = new();
        groups.Find(images, rows, size);
        return groups.Order.ToArray();
    }

    private static Matrix Images(int columns, params int[][] lit)
    {
        Matrix images = new(lit.Length, columns);
        for (int image = 0; image < lit.Length; image++)
        {
            foreach (int pixel in lit[image])
            {
                images.Row(image)[pixel] = 0.5f;
            }
        }

        return images;
    }
}

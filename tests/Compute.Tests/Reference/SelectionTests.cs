using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class SelectionTests
{
    [Fact]
    public void The_largest_of_every_row_are_one_and_the_rest_zero()
    {
        Rows(1, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([1, 0, 0, 0, 1, 0, 0, 0]);
        Rows(2, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([1, 1, 0, 0, 1, 0, 0, 1], "of equal values the earlier");
    }

    [Fact]
    public void The_largest_of_all_are_counted_over_all_rows()
    {
        All(3, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([0, 0, 0, 0, 1, 0, 1, 1]);
        All(4, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([1, 0, 0, 0, 1, 0, 1, 1], "of equal values the earlier");
        All(5, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([1, 1, 0, 0, 1, 0, 1, 1]);
        All(6, 4, 3, 3, 1, 2, 9, 0, 8, 9).ShouldBe([1, 1, 0, 1, 1, 0, 1, 1]);
    }

    [Fact]
    public void More_than_there_are_select_all_and_none_selects_none()
    {
        Rows(9, 2, double.NaN, 1, -1, double.NegativeInfinity).ShouldBe([1, 1, 1, 1]);
        All(9, 2, double.NaN, 1, -1, double.NegativeInfinity).ShouldBe([1, 1, 1, 1]);
        Rows(0, 2, 1, 2, 3, 4).ShouldBe([0, 0, 0, 0]);
        All(0, 2, 1, 2, 3, 4).ShouldBe([0, 0, 0, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => Rows(-1, 2, 1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => All(-1, 2, 1, 2));
    }

    [Fact]
    public void A_negative_zero_equals_zero_and_what_is_no_number_is_below_every_number()
    {
        Rows(2, 4, -1, -0.0, 0.0, -0.0).ShouldBe([0, 1, 1, 0]);
        Rows(2, 4, double.NaN, double.NegativeInfinity, double.NaN, 1).ShouldBe([0, 1, 0, 1]);
        All(3, 2, double.NaN, double.NegativeInfinity, double.NaN, 1).ShouldBe([1, 1, 0, 1]);
    }

    // A place is taken if fewer than k others come before it: those that are larger, and of equal ones the earlier.
    [Fact]
    public void A_place_is_taken_where_fewer_than_k_come_before_it() =>
        Prop.ForAll(
            (from values in Gen.Elements(-1.5, -0.0, 0.0, 1, 2, double.NaN, double.PositiveInfinity).ArrayOf(12)
             from k in Gen.Choose(0, 12)
             select (values, k)).ToArbitrary(),
            drawn => All(drawn.k, 4, drawn.values).SequenceEqual(
                drawn.values.Select((value, place) => drawn.values.Where((other, at) => IsBefore(other, at, value, place)).Count() < drawn.k ? 1.0 : 0)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool IsBefore(double other, int at, double value, int place)
    {
        bool isLarger = other > value || (double.IsNaN(value) && !double.IsNaN(other));
        bool isEqual = other == value || (double.IsNaN(value) && double.IsNaN(other));
        return isLarger || (isEqual && at < place);
    }

    private static double[] Rows(int k, int columns, params double[] values)
    {
        View<double> mask = View.Zeros<double>(values.Length / columns, columns);
        Selection.OfRows(View.Of<double>(values, values.Length / columns, columns), k, mask);
        return mask.Values.ToArray();
    }

    private static double[] All(int count, int columns, params double[] values)
    {
        View<double> mask = View.Zeros<double>(values.Length / columns, columns);
        Selection.OfAll(View.Of<double>(values, values.Length / columns, columns), count, mask);
        return mask.Values.ToArray();
    }
}

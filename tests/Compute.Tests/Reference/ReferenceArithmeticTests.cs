using System.Numerics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

/// <summary>What the definitions of operations on views come to, by hand, in both types.</summary>
public sealed class ReferenceArithmeticTests
{
    [Fact]
    public void Elements_are_treated_each_by_itself_also_through_gaps_and_transposes()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReferenceArithmetic<T> arithmetic = new();
            View<T> a = Of<T>(2, 3, 1, -2, 3, -4, 5, -6), result = View.Zeros<T>(3, 4).ColumnsFrom(1, 2);
            arithmetic.Apply(Function.Relu, a.Transposed, result);
            Numbers(result).ShouldBe([1, 0, 0, 5, 3, 0]);
            arithmetic.Combine(Formula.ScaledSum, T.CreateChecked(2), a, a, a, result.Transposed);
            Numbers(result).ShouldBe([3, -12, -6, 15, 9, -18]);
            result.Storage.Values[0].ShouldBe(T.Zero, "what lies between rows is left alone");
        }
    }

    [Fact]
    public void Products_of_rows_are_made_where_they_are_wanted()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            View<T> products = Of<T>(2, 3, 9, 9, 9, 9, 9, 9);
            View<T> left = Of<T>(2, 2, 1, 2, 3, 4), right = Of<T>(3, 2, 10, 20, 30, 40, 50, 60);
            new ReferenceArithmetic<T>().WantedProducts(left, right, Of<T>(2, 3, 1, 0, -2, 0, 0.5, 0), products);
            Numbers(products).ShouldBe([50, 0, 170, 0, 250, 0]);
        }
    }

    [Fact]
    public void A_row_is_repeated_and_added()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReferenceArithmetic<T> arithmetic = new();
            View<T> row = Of<T>(1, 3, 1, 2, 3), target = View.Zeros<T>(2, 3);
            arithmetic.RepeatRow(row, target);
            Numbers(target).ShouldBe([1, 2, 3, 1, 2, 3]);
            arithmetic.AddRow(Of<T>(2, 3, 10, 20, 30, 40, 50, 60), row, target);
            Numbers(target).ShouldBe([11, 22, 33, 41, 52, 63]);
        }
    }

    // A number that swallows a one: in the order of rows the one is lost, in another it would not be.
    [Fact]
    public void Columns_are_added_to_what_is_there_rows_ascending()
    {
        Check<float>(1L << 24);
        Check<double>(1L << 53);

        static void Check<T>(double large)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            View<T> row = Of<T>(1, 2, large, 5);
            new ReferenceArithmetic<T>().AddColumns(Of<T>(3, 2, 1, 1, 1, 2, -large, 3), row);
            Numbers(row).ShouldBe([0, 11]);
        }
    }

    [Fact]
    public void Wide_columns_and_rows_are_added_in_binary64_in_order()
    {
        ReferenceArithmetic<float> arithmetic = new();
        View<double> row = View.Of<double>([0.5, 0], 1, 2);
        arithmetic.AddWideColumns(Of<float>(2, 2, 1L << 24, 1, 1, 2), row);
        row.Values.ToArray().ShouldBe([(1L << 24) + 1.5, 3]);
        View<double> total = View.Of<double>([1L << 53], 1, 1);
        arithmetic.AddRows(View.Of<double>([1, 1, -(1L << 53)], 3, 1), total);
        total[0, 0].ShouldBe(0, "each one was swallowed in turn");
    }

    [Fact]
    public void Sums_of_rows_have_sixteen_lanes_in_binary64()
    {
        Check<float>();
        Check<double>();

        // Element 0 and element 16 share a lane, where 2⁵³ swallows a one; element 1 has a lane of its own, and so has its partner, element 9.
        static void Check<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReferenceArithmetic<T> arithmetic = new();
            View<T> a = View.Zeros<T>(2, 17), b = View.Zeros<T>(2, 17);
            Fill(a, T.One);
            Fill(b, T.CreateChecked(2));
            (a[0, 0], b[0, 0], b[0, 16]) = (T.CreateChecked(1L << 53), T.One, T.One);
            View<double> sums = View.Zeros<double>(2, 1);
            arithmetic.RowSums(a, sums);
            sums.Values.ToArray().ShouldBe([(1L << 53) + 14, 17], "2⁵³ + 1 + 1 one after another is 2⁵³; of the other fifteen lanes 8 goes to lane 0 alone, and 14 come in pairs");
            arithmetic.RowProducts(a, b, sums);
            sums.Values.ToArray().ShouldBe([(1L << 53) + 30, 34]);
            arithmetic.Product(a, b).ShouldBe((1L << 53) + 64.0);
        }
    }

    [Fact]
    public void Losses_of_softmax_stand_beside_their_rows()
    {
        ReferenceArithmetic<double> arithmetic = new();
        View<double> losses = View.Zeros<double>(2, 1), slopes = View.Zeros<double>(2, 2);
        arithmetic.Softmax(Of<double>(2, 2, 0, 0, 7, 7), Of<double>(2, 2, 1, 0, 0.5, 0.5), 4, losses, slopes);
        losses.Values.ToArray().ShouldAllBe(loss => Math.Abs(loss - Math.Log(2)) < 1e-15);
        slopes.Values.ToArray().ShouldBe([-2, 2, 0, 0]);
    }

    [Fact]
    public void The_rest_by_hand()
    {
        ReferenceArithmetic<float> arithmetic = new();
        View<double> filled = View.Zeros<double>(1, 3), value = View.Zeros<double>(1, 1);
        arithmetic.Fill(filled, 0.5);
        filled.Values.ToArray().ShouldBe([0.5, 0.5, 0.5]);
        View<float> slopes = View.Zeros<float>(1, 3);
        arithmetic.MeanActivation(filled, 1, 0.5, 2, slopes, value);
        (value[0, 0], slopes[0, 2]).ShouldBe((0, 0f));
        arithmetic.IsFinite(Of<float>(1, 3, 1, -3e38, 0)).ShouldBeTrue();
        arithmetic.IsFinite(Of<float>(1, 3, 1, double.PositiveInfinity, 0)).ShouldBeFalse();
        arithmetic.IsFinite(Of<float>(1, 3, 1, 0, double.NaN)).ShouldBeFalse();
        arithmetic.Hash(Of<float>(2, 2, 1, 2, 3, 4), 7).ShouldBe(ParameterHash.Of([1f, 2f, 3f, 4f], 7));
    }

    [Fact]
    public void Values_are_written_and_read_row_after_row()
    {
        ReferenceArithmetic<float> arithmetic = new();
        foreach (View<float> view in (View<float>[])[View.Zeros<float>(2, 3), View.Zeros<float>(2, 5).ColumnsFrom(1, 3), View.Zeros<float>(3, 2).Transposed])
        {
            arithmetic.Write([1, 2, 3, 4, 5, 6], view);
            view[1, 0].ShouldBe(4);
            float[] read = new float[6];
            arithmetic.Read(view, read);
            read.ShouldBe([1, 2, 3, 4, 5, 6]);
        }

        double[] sums = new double[2];
        arithmetic.ReadSums(View.Of<double>([7, 8], 2, 1), sums);
        sums.ShouldBe([7, 8]);
    }

    private static View<T> Of<T>(int rows, int columns, params double[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => View.Of<T>([.. values.Select(T.CreateChecked)], rows, columns);

    private static void Fill<T>(View<T> view, T value)
        where T : unmanaged => view.Values.Fill(value);

    private static double[] Numbers<T>(View<T> view)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, view.Rows).SelectMany(i => Enumerable.Range(0, view.Columns).Select(j => double.CreateChecked(view[i, j])))];
}

using System.Numerics;
using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The definition of every operation on views: plain loops over the functions of this folder, in binary32 or binary64.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class ReferenceArithmetic<T> : IArithmetic<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public View<T> Zeros(int rows, int columns) => View.Zeros<T>(rows, columns);

    /// <inheritdoc/>
    public View<double> ZeroSums(int rows, int columns) => View.Zeros<double>(rows, columns);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<T> values, View<T> target) => Copying.Write(values, target);

    /// <inheritdoc/>
    public void Read(View<T> source, Span<T> values) => Copying.Read(source, values);

    /// <inheritdoc/>
    public void ReadSums(View<double> source, Span<double> values) => Copying.Read(source, values);

    /// <inheritdoc/>
    public void Accumulate(View<T> a, View<T> b, View<T> c) => Reference.Product.Accumulate(a, b, c);

    /// <inheritdoc/>
    public void WantedProducts(View<T> a, View<T> b, View<T> mask, View<T> c)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                c[i, j] = mask[i, j] == T.Zero ? T.Zero : LaneSum.Product<T>(a.Row(i), b.Row(j));
            }
        }
    }

    /// <inheritdoc/>
    public void Apply(Function function, View<T> x, View<T> y)
    {
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < x.Columns; j++)
            {
                y[i, j] = Elementary.Of(function, x[i, j]);
            }
        }
    }

    /// <inheritdoc/>
    public void Combine(Formula formula, T weight, View<T> a, View<T> b, View<T> c, View<T> result)
    {
        for (int i = 0; i < result.Rows; i++)
        {
            for (int j = 0; j < result.Columns; j++)
            {
                result[i, j] = Pointwise.Of(formula, weight, a[i, j], b[i, j], c[i, j]);
            }
        }
    }

    /// <inheritdoc/>
    public void RepeatRow(View<T> row, View<T> target)
    {
        for (int i = 0; i < target.Rows; i++)
        {
            for (int j = 0; j < target.Columns; j++)
            {
                target[i, j] = row[0, j];
            }
        }
    }

    /// <inheritdoc/>
    public void AddRow(View<T> a, View<T> row, View<T> result)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                result[i, j] = a[i, j] + row[0, j];
            }
        }
    }

    /// <inheritdoc/>
    public void AddColumns(View<T> a, View<T> row)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                row[0, j] += a[i, j];
            }
        }
    }

    /// <inheritdoc/>
    public void AddWideColumns(View<T> a, View<double> row)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                row[0, j] += double.CreateChecked(a[i, j]);
            }
        }
    }

    /// <inheritdoc/>
    public void RowProducts(View<T> a, View<T> b, View<double> rows)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            rows[i, 0] = LaneSum.WideProduct<T>(a.Row(i), b.Row(i));
        }
    }

    /// <inheritdoc/>
    public void RowSums(View<T> a, View<double> rows)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            rows[i, 0] = LaneSum.WideSum<T>(a.Row(i));
        }
    }

    /// <inheritdoc/>
    public void AddRows(View<double> rows, View<double> total)
    {
        for (int i = 0; i < rows.Rows; i++)
        {
            total[0, 0] += rows[i, 0];
        }
    }

    /// <inheritdoc/>
    public void Fill(View<double> target, double value) => target.Values.Fill(value);

    /// <inheritdoc/>
    public void SelectLargest(View<T> x, int k, View<T> mask) => Selection.OfRows(x, k, mask);

    /// <inheritdoc/>
    public void SelectLargestOfAll(View<T> x, int count, View<T> mask) => Selection.OfAll(x, count, mask);

    /// <inheritdoc/>
    public void MeanActivation(View<double> sums, int images, double rho, double beta, View<T> slopes, View<double> value) =>
        value[0, 0] = Divergence.OfMeans(sums, images, rho, beta, slopes);

    /// <inheritdoc/>
    public void Softmax(View<T> logits, View<T> targets, T weight, View<double> losses, View<T> slopes)
    {
        for (int i = 0; i < logits.Rows; i++)
        {
            losses[i, 0] = Reference.Softmax.Row(logits.Row(i), targets.Row(i), weight, slopes.Row(i));
        }
    }

    /// <inheritdoc/>
    public void FillNormal(Draw draw, View<T> target)
    {
        for (int i = 0; i < target.Rows; i++)
        {
            for (int j = 0; j < target.Columns; j++)
            {
                target[i, j] = T.CreateChecked(RandomElement.Normal(draw, (draw.FirstRow + i) * target.Columns + j));
            }
        }
    }

    /// <inheritdoc/>
    public void FillMask(Draw draw, double share, T kept, View<T> target)
    {
        for (int i = 0; i < target.Rows; i++)
        {
            for (int j = 0; j < target.Columns; j++)
            {
                target[i, j] = RandomElement.Keeps(draw, share, (draw.FirstRow + i) * target.Columns + j) ? kept : T.Zero;
            }
        }
    }

    /// <inheritdoc/>
    public void Adam(in AdamStep step, View<T> gradient, View<T> values, View<T> first, View<T> second) =>
        AdamUpdate.Apply(gradient.Values, values.Values, first.Values, second.Values, step);

    /// <inheritdoc/>
    public void Momentum(in MomentumStep step, View<T> gradient, View<T> values, View<T> velocity) =>
        MomentumUpdate.Apply(gradient.Values, values.Values, velocity.Values, step);

    /// <inheritdoc/>
    public double Product(View<T> a, View<T> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Rows; i++)
        {
            sum += LaneSum.WideProduct<T>(a.Row(i), b.Row(i));
        }

        return sum;
    }

    /// <inheritdoc/>
    public bool IsFinite(View<T> a)
    {
        foreach (T value in a.Values)
        {
            if (!T.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public ParameterHash Hash(View<T> values, int firstIndex) => ParameterHash.OfBits(MemoryMarshal.Cast<T, uint>(values.Values), firstIndex);
}

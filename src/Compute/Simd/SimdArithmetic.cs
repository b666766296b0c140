using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Simd.Products;
using ResearchPipeline.Compute.Simd.Draws;
using ResearchPipeline.Compute.Simd.Elements;
using ResearchPipeline.Compute.Simd.Selections;
using ResearchPipeline.Compute.Simd.Sums;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>The operations on views with the processor's vector units and all its threads. What takes no time that shows is left to the plain loops.</summary>
internal sealed class SimdArithmetic<TVector, TLanes, TWide, TWideLanes>(WorkerPool pool) : IArithmetic<float>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    private readonly ReferenceArithmetic<float> _plain = new();
    private readonly ProductOperation<TVector, TLanes> _product = new();
    private readonly WantedProductOperation<TVector, TLanes> _wanted = new();
    private readonly ApplyOperation<TVector, TLanes, TWide, TWideLanes> _apply = new();
    private readonly CombineOperation<TVector, TLanes> _combine = new();
    private readonly AdamOperation<TVector, TLanes> _adam = new();
    private readonly MomentumOperation<TVector, TLanes> _momentum = new();
    private readonly HashOperation<TVector, TLanes> _hash = new();
    private readonly FiniteOperation<TVector, TLanes> _finite = new();
    private readonly ColumnOperation<TVector, TLanes, TWide, TWideLanes> _columns = new();
    private readonly RowOperation<TWide, TWideLanes> _rows = new();
    private readonly SoftmaxOperation<TVector, TLanes, TWide, TWideLanes> _softmax = new();
    private readonly RowSelection<TVector, TLanes> _selectRows = new();
    private readonly WholeSelection<TVector, TLanes> _selectAll = new();
    private readonly DrawOperation<TWide, TWideLanes, MaskOfWords<TWide, TWideLanes>> _masks = new();
    private readonly DrawOperation<TWide, TWideLanes, NormalOfWords<TWide, TWideLanes>> _normals = new();

    /// <summary>The threads that share out the work.</summary>
    public WorkerPool Pool { get; } = pool;

    public View<float> Zeros(int rows, int columns) => _plain.Zeros(rows, columns);

    public View<double> ZeroSums(int rows, int columns) => _plain.ZeroSums(rows, columns);

    public void Write(ReadOnlySpan<float> values, View<float> target) => _plain.Write(values, target);

    public void Read(View<float> source, Span<float> values) => _plain.Read(source, values);

    public void ReadSums(View<double> source, Span<double> values) => _plain.ReadSums(source, values);

    public void Accumulate(View<float> a, View<float> b, View<float> c) => _product.Run(Pool, a, b, c);

    public void WantedProducts(View<float> a, View<float> b, View<float> mask, View<float> c)
    {
        if (!_wanted.Run(Pool, a, b, mask, c))
        {
            _plain.WantedProducts(a, b, mask, c);
        }
    }

    public void Apply(Function function, View<float> x, View<float> y)
    {
        if (!_apply.Run(Pool, function, x, y))
        {
            _plain.Apply(function, x, y);
        }
    }

    public void Combine(Formula formula, float weight, View<float> a, View<float> b, View<float> c, View<float> result)
    {
        if (!_combine.Run(Pool, formula, weight, a, b, c, result))
        {
            _plain.Combine(formula, weight, a, b, c, result);
        }
    }

    public void RepeatRow(View<float> row, View<float> target) => Combine(Formula.Copy, 0, Repeated(row, target.Rows), target, target, target);

    // One times the row and one addition, rounded once: the addition.
    public void AddRow(View<float> a, View<float> row, View<float> result) => Combine(Formula.ScaledSum, 1, Repeated(row, a.Rows), a, a, result);

    public void AddColumns(View<float> a, View<float> row)
    {
        if (!_columns.Run(Pool, a, row))
        {
            _plain.AddColumns(a, row);
        }
    }

    public void AddWideColumns(View<float> a, View<double> row)
    {
        if (!_columns.Run(Pool, a, row))
        {
            _plain.AddWideColumns(a, row);
        }
    }

    public void RowProducts(View<float> a, View<float> b, View<double> rows) => Store(_rows.Products(Pool, a, b), rows);

    public void RowSums(View<float> a, View<double> rows) => Store(_rows.Sums(Pool, a), rows);

    public void AddRows(View<double> rows, View<double> total) => _plain.AddRows(rows, total);

    public void Fill(View<double> target, double value) => _plain.Fill(target, value);

    public void SelectLargest(View<float> x, int k, View<float> mask)
    {
        if (!_selectRows.Run(Pool, x, k, mask))
        {
            _plain.SelectLargest(x, k, mask);
        }
    }

    public void SelectLargestOfAll(View<float> x, int count, View<float> mask)
    {
        if (!_selectAll.Run(Pool, x, count, mask))
        {
            _plain.SelectLargestOfAll(x, count, mask);
        }
    }

    public void MeanActivation(View<double> sums, int images, double rho, double beta, View<float> slopes, View<double> value) => _plain.MeanActivation(sums, images, rho, beta, slopes, value);

    public void Softmax(View<float> logits, View<float> targets, float weight, View<double> losses, View<float> slopes) => _softmax.Run(Pool, logits, targets, weight, losses, slopes);

    public void FillNormal(Draw draw, View<float> target)
    {
        if (!_normals.Run(Pool, default, draw, target))
        {
            _plain.FillNormal(draw, target);
        }
    }

    public void FillMask(Draw draw, double share, float kept, View<float> target)
    {
        if (!_masks.Run(Pool, new MaskOfWords<TWide, TWideLanes>(share, kept), draw, target))
        {
            _plain.FillMask(draw, share, kept, target);
        }
    }

    public void Adam(in AdamStep step, View<float> gradient, View<float> values, View<float> first, View<float> second)
    {
        RequireWhole(gradient, values, first, second);
        _adam.Run(Pool, step, gradient, values, first, second);
    }

    public void Momentum(in MomentumStep step, View<float> gradient, View<float> values, View<float> velocity)
    {
        RequireWhole(gradient, values, velocity, velocity);
        _momentum.Run(Pool, step, gradient, values, velocity);
    }

    public double Product(View<float> a, View<float> b)
    {
        double sum = 0;
        foreach (double row in _rows.Products(Pool, a, b))
        {
            sum += row;
        }

        return sum;
    }

    public bool IsFinite(View<float> a)
    {
        RequireWhole(a, a, a, a);
        return _finite.Run(Pool, a);
    }

    public ParameterHash Hash(View<float> values, int firstIndex)
    {
        RequireWhole(values, values, values, values);
        return _hash.Run(Pool, values, firstIndex);
    }

    private static void Store(ReadOnlySpan<double> sums, View<double> rows)
    {
        for (int row = 0; row < sums.Length; row++)
        {
            rows[row, 0] = sums[row];
        }
    }

    // The same row again and again: the next is no place further.
    private static View<float> Repeated(View<float> row, int rows) => row with { Rows = rows, RowStride = 0 };

    private static void RequireWhole(View<float> a, View<float> b, View<float> c, View<float> d)
    {
        // Values says what is wrong, as the plain loops do.
        _ = a.Values.Length + b.Values.Length + c.Values.Length + d.Values.Length;
    }
}

using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Studies;

/// <summary>Another's arithmetic, and how long each of its operations took. An operation takes microseconds, looking at the clock some tens of nanoseconds.</summary>
/// <param name="inner">Computes.</param>
internal sealed class TimedArithmetic(IArithmetic<float> inner) : IArithmetic<float>
{
    private readonly Dictionary<string, long> _ticks = [];

    /// <summary>Seconds by operation; functions and formulas are operations of their own.</summary>
    public Dictionary<string, double> Seconds => _ticks.ToDictionary(operation => operation.Key, operation => operation.Value / (double)Stopwatch.Frequency);

    /// <summary>Begins anew.</summary>
    public void Clear() => _ticks.Clear();

    public View<float> Zeros(int rows, int columns) => inner.Zeros(rows, columns);

    public View<double> ZeroSums(int rows, int columns) => inner.ZeroSums(rows, columns);

    // Images are written one by one, in less time than it takes to time them: that is a part of bringing them.
    public void Write(ReadOnlySpan<float> values, View<float> target) => inner.Write(values, target);

    public void Read(View<float> source, Span<float> values) => inner.Read(source, values);

    public void ReadSums(View<double> source, Span<double> values) => inner.ReadSums(source, values);

    public void Accumulate(View<float> a, View<float> b, View<float> c) => Time(nameof(Accumulate), () => inner.Accumulate(a, b, c));

    public void Apply(Function function, View<float> x, View<float> y) => Time(function.ToString(), () => inner.Apply(function, x, y));

    public void Combine(Formula formula, float weight, View<float> a, View<float> b, View<float> c, View<float> result) =>
        Time(formula.ToString(), () => inner.Combine(formula, weight, a, b, c, result));

    public void RepeatRow(View<float> row, View<float> target) => Time(nameof(RepeatRow), () => inner.RepeatRow(row, target));

    public void AddRow(View<float> a, View<float> row, View<float> result) => Time(nameof(AddRow), () => inner.AddRow(a, row, result));

    public void AddColumns(View<float> a, View<float> row) => Time(nameof(AddColumns), () => inner.AddColumns(a, row));

    public void AddWideColumns(View<float> a, View<double> row) => Time(nameof(AddWideColumns), () => inner.AddWideColumns(a, row));

    public void WantedProducts(View<float> a, View<float> b, View<float> mask, View<float> c) => Time(nameof(WantedProducts), () => inner.WantedProducts(a, b, mask, c));

    public void RowProducts(View<float> a, View<float> b, View<double> rows) => Time(nameof(RowProducts), () => inner.RowProducts(a, b, rows));

    public void RowSums(View<float> a, View<double> rows) => Time(nameof(RowSums), () => inner.RowSums(a, rows));

    public void AddRows(View<double> rows, View<double> total) => Time(nameof(AddRows), () => inner.AddRows(rows, total));

    public void Fill(View<double> target, double value) => inner.Fill(target, value);

    public void SelectLargest(View<float> x, int k, View<float> mask) => Time(nameof(SelectLargest), () => inner.SelectLargest(x, k, mask));

    public void SelectLargestOfAll(View<float> x, int count, View<float> mask) => Time(nameof(SelectLargestOfAll), () => inner.SelectLargestOfAll(x, count, mask));

    public void MeanActivation(View<double> sums, int images, double rho, double beta, View<float> slopes, View<double> value) =>
        Time(nameof(MeanActivation), () => inner.MeanActivation(sums, images, rho, beta, slopes, value));

    public void Softmax(View<float> logits, View<float> targets, float weight, View<double> losses, View<float> slopes) =>
        Time(nameof(Softmax), () => inner.Softmax(logits, targets, weight, losses, slopes));

    public void FillNormal(Draw draw, View<float> target) => Time(nameof(FillNormal), () => inner.FillNormal(draw, target));

    public void FillMask(Draw draw, double share, float kept, View<float> target) => Time(nameof(FillMask), () => inner.FillMask(draw, share, kept, target));

    public void Adam(in AdamStep step, View<float> gradient, View<float> values, View<float> first, View<float> second)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Adam(step, gradient, values, first, second);
        Add(nameof(Adam), start);
    }

    public void Momentum(in MomentumStep step, View<float> gradient, View<float> values, View<float> velocity)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Momentum(step, gradient, values, velocity);
        Add(nameof(Momentum), start);
    }

    public double Product(View<float> a, View<float> b)
    {
        long start = Stopwatch.GetTimestamp();
        double product = inner.Product(a, b);
        Add(nameof(Product), start);
        return product;
    }

    public bool IsFinite(View<float> a)
    {
        long start = Stopwatch.GetTimestamp();
        bool isFinite = inner.IsFinite(a);
        Add(nameof(IsFinite), start);
        return isFinite;
    }

    public ParameterHash Hash(View<float> values, int firstIndex)
    {
        long start = Stopwatch.GetTimestamp();
        ParameterHash hash = inner.Hash(values, firstIndex);
        Add(nameof(Hash), start);
        return hash;
    }

    private void Time(string operation, Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        Add(operation, start);
    }

    private void Add(string operation, long start) => _ticks[operation] = _ticks.GetValueOrDefault(operation) + Stopwatch.GetTimestamp() - start;
}

using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>The operations on views by kernels of a device; views are on it. What returns a number waits for the device, everything else does not.</summary>
internal sealed class GpuArithmetic(IGpuDriver driver) : IArithmetic<float>, IDisposable
{
    // Rows of a group, each with sixteen lanes, and numbers that a thread hashes.
    private const int RowsOfGroup = Launches.Threads / 16;
    private const int NumbersOfThread = 16;
    private readonly KernelArguments _arguments = new();
    private readonly DeviceMemory _words = new(driver, 2 * sizeof(uint));
    private View<double>? _total;
    private View<double>? _terms;

    public View<float> Zeros(int rows, int columns) => Zeros<float>(rows, columns);

    public View<double> ZeroSums(int rows, int columns) => Zeros<double>(rows, columns);

    public void Write(ReadOnlySpan<float> values, View<float> target)
    {
        if (target.IsWhole)
        {
            Write(MemoryMarshal.AsBytes(values[..target.Count]), target);
            return;
        }

        if (target.HasWholeRows)
        {
            for (int row = 0; row < target.Rows; row++)
            {
                Write(MemoryMarshal.AsBytes(values.Slice(row * target.Columns, target.Columns)), target.RowsFrom(row, 1));
            }

            return;
        }

        View<float> whole = Zeros(target.Rows, target.Columns);
        Write(values, whole);
        Combine(Formula.Copy, 0, whole, whole, whole, target);
    }

    public void Read(View<float> source, Span<float> values)
    {
        View<float> whole = source;
        if (!source.IsWhole)
        {
            whole = Zeros(source.Rows, source.Columns);
            Combine(Formula.Copy, 0, source, source, source, whole);
        }

        Read(whole, MemoryMarshal.AsBytes(values[..source.Count]));
    }

    public void ReadSums(View<double> source, Span<double> values)
    {
        if (source.IsWhole)
        {
            Read(source, MemoryMarshal.AsBytes(values[..source.Count]));
            return;
        }

        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j < source.Columns; j++)
            {
                Read(source.RowsFrom(i, 1).ColumnsFrom(j, 1), MemoryMarshal.AsBytes(values.Slice(i * source.Columns + j, 1)));
            }
        }
    }

    public void Accumulate(View<float> a, View<float> b, View<float> c)
    {
        if (a.Rows != c.Rows || b.Columns != c.Columns || a.Columns != b.Rows)
        {
            throw new ArgumentException($"{a} times {b} is not {c}.");
        }

        driver.RunForTiles("accumulate", 1, c.Rows, c.Columns, Begin().Add(a).Add(b).Add(c).Add(c.Rows).Add(a.Columns).Add(c.Columns));
    }

    public void WantedProducts(View<float> a, View<float> b, View<float> mask, View<float> c)
    {
        Shapes.RequireSame(mask, c);
        if (a.Rows != c.Rows || b.Rows != c.Columns || a.Columns != b.Columns)
        {
            throw new ArgumentException($"Rows of {a} times rows of {b} are not {c}.");
        }

        Shapes.RequireWholeRows(a);
        Shapes.RequireWholeRows(b);
        driver.RunForEach("wanted_products", c.Count, Begin().Add(a).Add(b).Add(mask).Add(c).Add(c.Rows).Add(c.Columns).Add(a.Columns));
    }

    public void Apply(Function function, View<float> x, View<float> y)
    {
        Shapes.RequireSame(x, y);
        driver.RunForEach("apply", y.Count, Begin().Add((int)function).Add(x).Add(y).Add(y.Rows).Add(y.Columns));
    }

    public void Combine(Formula formula, float weight, View<float> a, View<float> b, View<float> c, View<float> result)
    {
        Shapes.RequireSame(a, result);
        Shapes.RequireSame(b, result);
        Shapes.RequireSame(c, result);
        driver.RunForEach("combine", result.Count, Begin().Add((int)formula).Add(weight).Add(a).Add(b).Add(c).Add(result).Add(result.Rows).Add(result.Columns));
    }

    public void RepeatRow(View<float> row, View<float> target) => Combine(Formula.Copy, 0, row with { Rows = target.Rows, RowStride = 0 }, target, target, target);

    public void AddRow(View<float> a, View<float> row, View<float> result)
    {
        Shapes.RequireSame(a, result);
        Shapes.RequireSame(row, result with { Rows = 1 });
        driver.RunForEach("add_row", result.Count, Begin().Add(a).Add(row).Add(result).Add(result.Rows).Add(result.Columns));
    }

    public void AddColumns(View<float> a, View<float> row)
    {
        Shapes.RequireSame(row, a with { Rows = 1 });
        driver.RunForEach("add_columns", row.Count, Begin().Add(a).Add(row).Add(a.Rows).Add(a.Columns));
    }

    public void AddWideColumns(View<float> a, View<double> row)
    {
        Shapes.RequireSame(row, a with { Rows = 1 });
        driver.RunForEach("add_wide_columns", row.Count, Begin().Add(a).Add(row).Add(a.Rows).Add(a.Columns));
    }

    public void RowProducts(View<float> a, View<float> b, View<double> rows)
    {
        Shapes.RequireSame(a, b);
        Shapes.RequireSame(rows, a with { Columns = 1 });
        Shapes.RequireWholeRows(a);
        Shapes.RequireWholeRows(b);
        driver.RunGroups("row_products", Launches.Groups(a.Rows, RowsOfGroup), Begin().Add(a).Add(b).Add(rows).Add(a.Rows).Add(a.Columns));
    }

    public void RowSums(View<float> a, View<double> rows)
    {
        Shapes.RequireSame(rows, a with { Columns = 1 });
        Shapes.RequireWholeRows(a);
        driver.RunGroups("row_sums", Launches.Groups(a.Rows, RowsOfGroup), Begin().Add(a).Add(rows).Add(a.Rows).Add(a.Columns));
    }

    public void AddRows(View<double> rows, View<double> total) => driver.RunGroups("add_rows", 1, Begin().Add(rows).Add(total).Add(rows.Rows));

    public void Fill(View<double> target, double value)
    {
        Shapes.RequireWhole(target);
        driver.RunForEach("fill", target.Count, Begin().Add(target).Add(value).Add(target.Rows).Add(target.Columns));
    }

    public void SelectLargest(View<float> x, int k, View<float> mask) => Select(x, mask, x.Rows, x.Columns, k);

    public void SelectLargestOfAll(View<float> x, int count, View<float> mask) => Select(x, mask, 1, x.Count, count);

    public void MeanActivation(View<double> sums, int images, double rho, double beta, View<float> slopes, View<double> value)
    {
        Shapes.RequireSame(sums, slopes);
        View<double> terms = _terms is View<double> known && known.Rows == sums.Columns ? known : ZeroSums(sums.Columns, 1);
        _terms = terms;
        driver.RunForEach("mean_activation", sums.Count, Begin().Add(sums).Add(slopes).Add(terms).Add(sums.Columns).Add(images).Add(rho).Add(beta));
        Fill(value.RowsFrom(0, 1).ColumnsFrom(0, 1), 0);
        AddRows(terms, value);
    }

    public void Softmax(View<float> logits, View<float> targets, float weight, View<double> losses, View<float> slopes)
    {
        Shapes.RequireSame(logits, targets);
        Shapes.RequireSame(logits, slopes);
        Shapes.RequireWholeRows(logits);
        Shapes.RequireWholeRows(targets);
        Shapes.RequireWholeRows(slopes);
        driver.RunForEach("softmax", logits.Rows, Begin().Add(logits).Add(targets).Add(weight).Add(losses).Add(slopes).Add(logits.Rows).Add(logits.Columns));
    }

    public void FillNormal(Draw draw, View<float> target) => driver.RunForEach("fill_normal", target.Count, Drawing(draw, target));

    public void FillMask(Draw draw, double share, float kept, View<float> target) => driver.RunForEach("fill_mask", target.Count, Drawing(draw, target).Add(share * (1L << 32)).Add(kept));

    public void Adam(in AdamStep step, View<float> gradient, View<float> values, View<float> first, View<float> second)
    {
        RequireWhole(gradient, values, first, second);
        driver.RunForEach("adam", gradient.Count, Begin().Add(gradient).Add(values).Add(first).Add(second).Add(gradient.Rows).Add(gradient.Columns)
            .Add(step.Beta1).Add(step.Beta2).Add(step.OneMinusBeta1).Add(step.OneMinusBeta2).Add(step.StepSize).Add(step.InverseRootCorrection).Add(step.Epsilon));
    }

    public void Momentum(in MomentumStep step, View<float> gradient, View<float> values, View<float> velocity)
    {
        RequireWhole(gradient, values, velocity, velocity);
        driver.RunForEach("momentum", gradient.Count, Begin().Add(gradient).Add(values).Add(velocity).Add(gradient.Rows).Add(gradient.Columns)
            .Add(step.Rate).Add(step.Momentum).Add(step.IsNesterov ? 1 : 0));
    }

    public double Product(View<float> a, View<float> b)
    {
        View<double> rows = ZeroSums(a.Rows, 1), total = _total ??= ZeroSums(1, 1);
        RowProducts(a, b, rows);
        Fill(total, 0);
        AddRows(rows, total);
        double product = 0;
        ReadSums(total, new Span<double>(ref product));
        return product;
    }

    public bool IsFinite(View<float> a)
    {
        Shapes.RequireWhole(a);
        int found = 0;
        driver.Write(_words.Handle, 0, MemoryMarshal.AsBytes(new Span<int>(ref found)));
        driver.RunForEach("find_not_finite", a.Count, Begin().Add(a).Add(_words).Add(a.Rows).Add(a.Columns));
        driver.Read(_words.Handle, 0, MemoryMarshal.AsBytes(new Span<int>(ref found)));
        return found == 0;
    }

    public ParameterHash Hash(View<float> values, int firstIndex)
    {
        Shapes.RequireWhole(values);
        Span<uint> sums = stackalloc uint[2];
        sums.Clear();
        driver.Write(_words.Handle, 0, MemoryMarshal.AsBytes(sums));
        driver.RunGroups("hash", Launches.Groups(values.Count, Launches.Threads * NumbersOfThread), Begin().Add(values).Add(_words).Add(firstIndex).Add(values.Rows).Add(values.Columns));
        driver.Read(_words.Handle, 0, MemoryMarshal.AsBytes(sums));
        return new ParameterHash(sums[0], sums[1]);
    }

    public void Dispose() => _words.Dispose();

    private void Select(View<float> x, View<float> mask, int ranges, int length, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        Shapes.RequireSame(x, mask);
        driver.RunGroups("select_largest", length == 0 ? 0 : ranges, Begin().Add(x).Add(mask).Add(x.Columns).Add(length).Add(Math.Min(k, length)));
    }

    private KernelArguments Drawing(Draw draw, View<float> target) => Begin().Add(target).Add(target.Rows).Add(target.Columns)
        .Add((uint)draw.Purpose).Add(draw.Step).Add(draw.Lane).Add((uint)draw.Seed).Add((uint)(draw.Seed >> 32)).Add(draw.FirstRow);

    private View<T> Zeros<T>(int rows, int columns)
        where T : unmanaged
    {
        int count = checked(rows * columns);
#pragma warning disable CA2000 // The storage keeps it.
        DeviceMemory memory = new(driver, (long)count * Marshal.SizeOf<T>());
#pragma warning restore CA2000
        driver.Write(memory.Handle, 0, new byte[count * Marshal.SizeOf<T>()]);
        return new View<T>(new Storage<T>(count, memory), 0, rows, columns, columns, 1);
    }

    private void Write<T>(ReadOnlySpan<byte> bytes, View<T> whole)
        where T : unmanaged
    {
        DeviceMemory memory = DeviceMemory.Of(whole);
        driver.Write(memory.Handle, (long)whole.Offset * Marshal.SizeOf<T>(), bytes);
        GC.KeepAlive(memory);
    }

    private void Read<T>(View<T> whole, Span<byte> bytes)
        where T : unmanaged
    {
        DeviceMemory memory = DeviceMemory.Of(whole);
        driver.Read(memory.Handle, (long)whole.Offset * Marshal.SizeOf<T>(), bytes);
        GC.KeepAlive(memory);
    }

    private KernelArguments Begin() => _arguments.Begin();

    private static void RequireWhole(View<float> a, View<float> b, View<float> c, View<float> d)
    {
        Shapes.RequireWhole(a);
        Shapes.RequireWhole(b);
        Shapes.RequireWhole(c);
        Shapes.RequireWhole(d);
    }
}

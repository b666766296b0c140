using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Tests.Simd;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>Every operation on views on a device, against the plain loops: bit for bit, in all memory that it was given.</summary>
public sealed class GpuArithmeticTests(Device device) : IClassFixture<Device>
{
    public static TheoryData<string> Operations() => [.. Operation.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_returns_the_bits_of_the_plain_loops_on_awkward_sizes(string name)
    {
        foreach ((int rows, int columns, MemoryLayout layout, ulong seed) in ConformanceCases.Awkward())
        {
            Agrees(name, rows, columns, layout, seed);
        }

        Agrees(name, 100, 784, MemoryLayout.WithGaps, 78);
        Agrees(name, 100, 17, MemoryLayout.Transposed, 80);
    }

    [Fact]
    public void Any_operation_returns_the_bits_of_the_plain_loops_whatever_the_shape()
    {
        // Without a device this skips; within the property it would fail.
        _ = device.Driver;
        Prop.ForAll(ConformanceCases.Any, drawn => Agrees(drawn.Name, drawn.Rows, drawn.Columns, drawn.Layout, drawn.Seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 17, 1)]
    [InlineData(15, 2, 16)]
    [InlineData(33, 31, 65)]
    [InlineData(7, 97, 31)]
    [InlineData(64, 100, 128)]
    [InlineData(100, 784, 17)]
    [InlineData(3, 1025, 130)]
    public void A_product_returns_the_bits_of_the_plain_loops_whatever_lies_how(int rows, int inner, int columns)
    {
        for (int which = 0; which < 8; which++)
        {
            ulong seed = (ulong)(rows * 1000 + inner + which);
            View<float> a = Filled(rows, inner, (which & 1) != 0, seed), b = Filled(inner, columns, (which & 2) != 0, seed + 1), c = Filled(rows, columns, (which & 4) != 0, seed + 2);
            View<float> found = OnDevice(c);
            device.Arithmetic.Accumulate(OnDevice(a), OnDevice(b), found);
            new ReferenceArithmetic<float>().Accumulate(a, b, c);
            Bytes(found).SequenceEqual(MemoryMarshal.AsBytes(c.Storage.Values).ToArray()).ShouldBeTrue($"layout {which}");
        }
    }

    [Fact]
    public void Nothing_is_no_error()
    {
        GpuArithmetic on = device.Arithmetic;
        on.Accumulate(on.Zeros(0, 5), on.Zeros(5, 3), on.Zeros(0, 3));
        on.Accumulate(on.Zeros(4, 5), on.Zeros(5, 0), on.Zeros(4, 0));
        on.Apply(Function.Relu, on.Zeros(0, 3), on.Zeros(0, 3));
        on.SelectLargestOfAll(on.Zeros(0, 3), 2, on.Zeros(0, 3));
        on.Hash(on.Zeros(0, 0), 1).ShouldBe(default);
        on.IsFinite(on.Zeros(0, 2)).ShouldBeTrue();
    }

    [Fact]
    public void An_empty_inner_index_leaves_the_output_but_for_the_sign_of_its_zeros()
    {
        GpuArithmetic on = device.Arithmetic;
        View<float> c = OnDevice(View.Of<float>([1f, -0f, 0f, -2f, -0f, float.Epsilon], 2, 3));
        on.Accumulate(on.Zeros(2, 0), on.Zeros(0, 3), c);
        Bytes(c).ShouldBe(MemoryMarshal.AsBytes<float>([1f, 0f, 0f, -2f, 0f, float.Epsilon]).ToArray());
    }

    [Fact]
    public void Shapes_that_differ_are_refused_before_anything_is_asked_for()
    {
        GpuArithmetic on = device.Arithmetic;
        View<float> wide = on.Zeros(2, 3), narrow = on.Zeros(2, 2);
        Should.Throw<ArgumentException>(() => on.Apply(Function.Relu, wide, narrow));
        Should.Throw<ArgumentException>(() => on.Combine(Formula.Copy, 0, narrow, narrow, wide, narrow));
        Should.Throw<ArgumentException>(() => on.Accumulate(wide, narrow, wide));
        Should.Throw<ArgumentException>(() => on.WantedProducts(wide, narrow, on.Zeros(2, 2), on.Zeros(2, 2)));
        Should.Throw<ArgumentException>(() => on.AddRow(wide, on.Zeros(1, 2), wide));
        Should.Throw<ArgumentException>(() => on.AddColumns(wide, on.Zeros(1, 2)));
        Should.Throw<ArgumentException>(() => on.RowProducts(wide, narrow, on.ZeroSums(2, 1)));
        Should.Throw<ArgumentException>(() => on.RowSums(wide, on.ZeroSums(3, 1)));
        Should.Throw<ArgumentException>(() => on.Softmax(wide, wide, 1, on.ZeroSums(2, 1), narrow));
        Should.Throw<ArgumentException>(() => on.SelectLargest(wide, 1, narrow));
    }

    [Fact]
    public void Values_of_the_processor_are_refused_with_what_to_do()
    {
        GpuArithmetic on = device.Arithmetic;
        Should.Throw<ArgumentException>(() => on.Apply(Function.Relu, View.Zeros<float>(1, 2), on.Zeros(1, 2))).Message.ShouldContain("not on the device; they come there by Zeros and Write");
        Should.Throw<InvalidOperationException>(() => on.Zeros(1, 2).Values.Length).Message.ShouldContain("on a device");
    }

    private void Agrees(string name, int rows, int columns, MemoryLayout layout, ulong seed)
    {
        Operation operation = Operation.All.Single(operation => operation.Name == name);
        Operands expected = Operands.Random(rows, columns, layout, seed, !operation.IsForAnyNumbers);
        Operands actual = OnDevice(expected);
        bool isRefused = ConformanceCases.IsRefused(operation, new ReferenceArithmetic<float>(), expected);
        ConformanceCases.IsRefused(operation, device.Arithmetic, actual).ShouldBe(isRefused, $"{name}, {layout}");
        foreach (((string what, byte[] bytes), byte[] other) in expected.Memory().Zip(MemoryOf(actual)).Where(_ => !isRefused))
        {
            int differs = bytes.AsSpan().CommonPrefixLength(other);
            differs.ShouldBe(bytes.Length, $"{name} of {rows} x {columns}, {layout}, seed {seed}: {what} differs from byte {differs} on");
        }
    }

    // Sums begin as zeros here and there.
    private Operands OnDevice(Operands x) => new([.. x.Matrices.Select(OnDevice)], OnDevice(x.Row), OnDevice(x.RowSums), OnDevice(x.ColumnSums), OnDevice(x.Total), x.Copy().Returned);

    private byte[][] MemoryOf(Operands x) => [.. x.Matrices.Select(Bytes), Bytes(x.Row), Bytes(x.RowSums), Bytes(x.ColumnSums), Bytes(x.Total), MemoryMarshal.AsBytes(x.Returned.Storage.Values).ToArray()];

    private View<float> OnDevice(View<float> view)
    {
        View<float> whole = device.Arithmetic.Zeros(1, view.Storage.Count);
        device.Arithmetic.Write(view.Storage.Values, whole);
        return view with { Storage = whole.Storage };
    }

    private View<double> OnDevice(View<double> view) => view with { Storage = device.Arithmetic.ZeroSums(1, view.Storage.Count).Storage };

    private byte[] Bytes(View<float> view)
    {
        float[] values = new float[view.Storage.Count];
        device.Arithmetic.Read(new View<float>(view.Storage, 0, 1, values.Length, values.Length, 1), values);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    private byte[] Bytes(View<double> view)
    {
        double[] values = new double[view.Storage.Count];
        device.Arithmetic.ReadSums(new View<double>(view.Storage, 0, 1, values.Length, values.Length, 1), values);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    private static View<float> Filled(int rows, int columns, bool isTransposed, ulong seed) =>
        Operands.Random(rows, columns, isTransposed ? MemoryLayout.Transposed : MemoryLayout.WithGaps, seed, isFinite: true).Matrices[0];
}

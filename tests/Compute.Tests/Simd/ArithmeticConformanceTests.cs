using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>Every operation on views, at every width and on several numbers of threads, against the plain loops: bit for bit, in all memory that it was given.</summary>
public sealed class ArithmeticConformanceTests(EveryWidth every) : IClassFixture<EveryWidth>
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
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_returns_the_bits_of_the_plain_loops_where_threads_share_it_out(string name)
    {
        Agrees(name, 100, 784, MemoryLayout.Whole, 77);
        Agrees(name, 100, 784, MemoryLayout.WithGaps, 78);
        Agrees(name, 100, 97, MemoryLayout.WithGaps, 79);
        Agrees(name, 100, 17, MemoryLayout.Transposed, 80);
    }

    [Fact]
    public void Any_operation_returns_the_bits_of_the_plain_loops_whatever_the_shape() =>
        Prop.ForAll(ConformanceCases.Any, drawn => Agrees(drawn.Name, drawn.Rows, drawn.Columns, drawn.Layout, drawn.Seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Shapes_that_differ_are_refused_before_anything_is_read()
    {
        foreach (IBackend backend in every.Backends)
        {
            IArithmetic<float> on = backend.Arithmetic;
            Tensors.View<float> wide = on.Zeros(2, 3), narrow = on.Zeros(2, 2);
            Should.Throw<ArgumentException>(() => on.Apply(Function.Relu, wide, narrow));
            Should.Throw<ArgumentException>(() => on.Combine(Formula.Copy, 0, narrow, narrow, wide, narrow));
            Should.Throw<ArgumentException>(() => on.WantedProducts(wide, narrow, on.Zeros(2, 2), on.Zeros(2, 2)));
            Should.Throw<ArgumentException>(() => on.WantedProducts(wide, wide, narrow, wide));
            Should.Throw<ArgumentException>(() => on.AddColumns(wide, on.Zeros(1, 2)));
            Should.Throw<ArgumentException>(() => on.RowProducts(wide, narrow, on.ZeroSums(2, 1)));
            Should.Throw<ArgumentException>(() => on.Softmax(wide, wide, 1, on.ZeroSums(2, 1), narrow));
            Should.Throw<ArgumentException>(() => on.SelectLargest(wide, 1, narrow));
        }
    }

    [Fact]
    public void A_warm_operation_leaves_no_garbage()
    {
        using IBackend backend = Backends.Create("auto", 2);
        Operands operands = Operands.Random(100, 784, MemoryLayout.Whole, 5, isFinite: true);
        foreach (Operation operation in Operation.All)
        {
            for (int warm = 0; warm < 3; warm++)
            {
                operation.Run(backend.Arithmetic, operands);
            }

            LeastAllocation.Of(() => operation.Run(backend.Arithmetic, operands)).ShouldBe(0, operation.Name);
        }
    }

    private void Agrees(string name, int rows, int columns, MemoryLayout layout, ulong seed)
    {
        Operation operation = Operation.All.Single(operation => operation.Name == name);
        Operands given = Operands.Random(rows, columns, layout, seed, !operation.IsForAnyNumbers);
        Operands expected = given.Copy();
        bool isRefused = ConformanceCases.IsRefused(operation, new ReferenceArithmetic<float>(), expected);

        // What one thread does anyway needs no four backends.
        foreach (IBackend backend in rows * columns < 4000 ? every.WithThreads((int)(seed % 4)) : every.Backends)
        {
            Operands actual = given.Copy();
            ConformanceCases.IsRefused(operation, backend.Arithmetic, actual).ShouldBe(isRefused, $"{backend.Name}: {name}, {layout}");
            foreach (((string what, byte[] bytes), (_, byte[] other)) in expected.Memory().Zip(actual.Memory()).Where(_ => !isRefused))
            {
                int differs = bytes.AsSpan().CommonPrefixLength(other);
                differs.ShouldBe(bytes.Length, $"{backend.Name}: {name} of {rows} x {columns}, {layout}, seed {seed}: {what} differs from byte {differs} on");
            }
        }
    }
}

using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>What operations are tried on: four matrices of one shape, a row, and sums of rows, of columns and of all.</summary>
internal sealed record Operands(View<float>[] Matrices, View<float> Row, View<double> RowSums, View<double> ColumnSums, View<double> Total, View<double> Returned)
{
    private static readonly float[] Finite = [0f, -0f, 1f, -1f, 0.5f, 0.5f, 2f, float.Epsilon, -float.Epsilon, 1e-39f, -1e-39f, 30f, -30f];
    private static readonly float[] Special = [float.NaN, float.NegativeInfinity, float.PositiveInfinity, -float.NaN, -0f, 0f, 1f, 1f];

    /// <summary>Deviates, and one in four of a few values that come again and again.</summary>
    public static Operands Random(int rows, int columns, MemoryLayout layout, ulong seed, bool isFinite)
    {
        PhiloxSequence random = new(seed, Purpose.Shuffle, (ulong)(rows * 1000 + columns));
        View<float>[] matrices = [.. Enumerable.Range(0, 4).Select(_ => Filled(rows, columns, layout, random, isFinite))];
        View<float> row = Filled(1, columns, layout == MemoryLayout.Transposed ? MemoryLayout.Transposed : MemoryLayout.Whole, random, isFinite);
        return new Operands(matrices, row, View.Zeros<double>(rows, 2).ColumnsFrom(1, 1), View.Zeros<double>(1, columns), View.Zeros<double>(1, 1), View.Zeros<double>(1, 1));
    }

    public Operands Copy() => new([.. Matrices.Select(Of)], Of(Row), Of(RowSums), Of(ColumnSums), Of(Total), Of(Returned));

    /// <summary>Everything in memory, also what lies between rows.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Memory() =>
    [
        .. Matrices.Select((matrix, i) => ($"matrix {i}", Bytes(matrix))),
        ("row", Bytes(Row)), ("sums of rows", Bytes(RowSums)), ("sums of columns", Bytes(ColumnSums)), ("total", Bytes(Total)), ("what is returned", Bytes(Returned)),
    ];

    private static View<float> Filled(int rows, int columns, MemoryLayout layout, PhiloxSequence random, bool isFinite)
    {
        View<float> view = layout switch
        {
            MemoryLayout.Whole => View.Zeros<float>(rows, columns),
            MemoryLayout.WithGaps => View.Zeros<float>(rows + 1, columns + 5).RowsFrom(1, rows).ColumnsFrom(3, columns),
            _ => View.Zeros<float>(columns, rows).Transposed,
        };
        foreach (ref float value in view.Storage.Values)
        {
            int draw = random.NextIndex(40);
            float[] few = draw == 0 && !isFinite ? Special : Finite;
            value = draw < 10 ? few[random.NextIndex(few.Length)] : (float)(3 * random.NextNormal());
        }

        return view;
    }

    private static View<T> Of<T>(View<T> view)
        where T : unmanaged
    {
        Storage<T> storage = new(view.Storage.Count);
        view.Storage.Values.CopyTo(storage.Values);
        return view with { Storage = storage };
    }

    private static byte[] Bytes<T>(View<T> view)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(view.Storage.Values).ToArray();
}

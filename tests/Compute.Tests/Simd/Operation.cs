using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>An operation on <see cref="Operands"/>. What it returns goes to a number of its own, which is never on a device.</summary>
internal sealed record Operation(string Name, Action<IArithmetic<float>, Operands> Run, bool IsForAnyNumbers = false)
{
    private static readonly Draw Numbers = new(0xC0FFEE_1234567, Purpose.Dropout, 7, 3, 5);
    private static readonly AdamStep AdamStep = AdamStep.At(3, 1e-2, 0.9, 0.999, 1e-8, 0.01);

    /// <summary>All but the product, which has tests of its own.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. Enum.GetValues<Function>().Select(function => new Operation($"{function}", (on, x) => on.Apply(function, x.Matrices[0], x.Matrices[3]), true)),
        .. Enum.GetValues<Function>().Select(function => new Operation($"{function} in place", (on, x) => on.Apply(function, x.Matrices[0], x.Matrices[0]), true)),
        .. Enum.GetValues<Formula>().Select(formula => new Operation($"{formula}", (on, x) => on.Combine(formula, 0.3f, x.Matrices[0], x.Matrices[1], x.Matrices[2], x.Matrices[3]))),
        .. Enum.GetValues<Formula>().Select(formula => new Operation($"{formula} into b", (on, x) => on.Combine(formula, 0.5f, x.Matrices[0], x.Matrices[1], x.Matrices[2], x.Matrices[1]))),
        .. Enum.GetValues<Formula>().Select(formula => new Operation($"{formula} of one", (on, x) => on.Combine(formula, -2f, x.Matrices[0], x.Matrices[0], x.Matrices[0], x.Matrices[0]))),
        new("WantedProducts of most", (on, x) => WantedProducts(on, x, x.Matrices[2])),
        new("WantedProducts of half", WantedOfHalf),
        new("RepeatRow", (on, x) => on.RepeatRow(x.Row, x.Matrices[0])),
        new("AddRow", (on, x) => on.AddRow(x.Matrices[0], x.Row, x.Matrices[1])),
        new("AddRow in place", (on, x) => on.AddRow(x.Matrices[0], x.Row, x.Matrices[0])),
        new("AddColumns", (on, x) => on.AddColumns(x.Matrices[0], x.Row)),
        new("AddWideColumns", (on, x) => on.AddWideColumns(x.Matrices[0], x.ColumnSums)),
        new("RowProducts", (on, x) => on.RowProducts(x.Matrices[0], x.Matrices[1], x.RowSums)),
        new("RowProducts of one", (on, x) => on.RowProducts(x.Matrices[0], x.Matrices[0], x.RowSums)),
        new("RowSums, AddRows", SumAll),
        new("Fill", (on, x) => on.Fill(x.ColumnSums, 0.7)),
        new("SelectLargest 1", (on, x) => on.SelectLargest(x.Matrices[0], 1, x.Matrices[1]), true),
        new("SelectLargest half", (on, x) => on.SelectLargest(x.Matrices[0], (x.Matrices[0].Columns + 1) / 2, x.Matrices[1]), true),
        new("SelectLargest all", (on, x) => on.SelectLargest(x.Matrices[0], x.Matrices[0].Columns + 1, x.Matrices[1]), true),
        new("SelectLargest none", (on, x) => on.SelectLargest(x.Matrices[0], 0, x.Matrices[1]), true),
        new("SelectLargestOfAll few", (on, x) => on.SelectLargestOfAll(x.Matrices[0], x.Matrices[0].Rows, x.Matrices[1]), true),
        new("SelectLargestOfAll half", (on, x) => on.SelectLargestOfAll(x.Matrices[0], (x.Matrices[0].Count + 1) / 2, x.Matrices[1]), true),
        new("SelectLargestOfAll all", (on, x) => on.SelectLargestOfAll(x.Matrices[0], x.Matrices[0].Count + 1, x.Matrices[1]), true),
        new("SelectLargestOfAll of ties", SelectAmongZeros, true),
        new("MeanActivation", MeanActivation),
        new("Softmax", (on, x) => on.Softmax(x.Matrices[0], x.Matrices[1], 0.3f, x.RowSums, x.Matrices[2])),
        new("FillNormal", (on, x) => on.FillNormal(Numbers, x.Matrices[0]), true),
        new("FillMask", (on, x) => on.FillMask(Numbers, 0.3, 1.5f, x.Matrices[0]), true),
        new("FillMask all", (on, x) => on.FillMask(Numbers, 0, 1f, x.Matrices[0]), true),
        new("FillMask none", (on, x) => on.FillMask(Numbers, 1, 1f, x.Matrices[0]), true),
        new("Adam", Adam),
        new("Momentum", (on, x) => on.Momentum(new MomentumStep(0.1f, 0.9f, false), x.Matrices[0], x.Matrices[1], x.Matrices[2])),
        new("Momentum of Nesterov", (on, x) => on.Momentum(new MomentumStep(0.1f, 0.9f, true), x.Matrices[0], x.Matrices[1], x.Matrices[2])),
        new("Product", (on, x) => x.Returned[0, 0] = on.Product(x.Matrices[0], x.Matrices[1])),
        new("IsFinite", (on, x) => x.Returned[0, 0] = on.IsFinite(x.Matrices[0]) ? 1 : 2, true),
        new("Hash", (on, x) => x.Returned[0, 0] = BitConverter.Int64BitsToDouble(on.Hash(x.Matrices[0], 12345).ToInt64()), true),
    ];

    // As many rows of the second matrix as there are columns for them.
    private static void WantedProducts(IArithmetic<float> on, Operands x, View<float> mask)
    {
        int count = Math.Min(x.Matrices[1].Rows, x.Matrices[1].Columns);
        on.WantedProducts(x.Matrices[0], x.Matrices[1].RowsFrom(0, count), mask.ColumnsFrom(0, count), x.Matrices[3].ColumnsFrom(0, count));
    }

    private static void WantedOfHalf(IArithmetic<float> on, Operands x)
    {
        on.Apply(Function.Relu, x.Matrices[2], x.Matrices[2]);
        WantedProducts(on, x, x.Matrices[2]);
    }

    private static void SumAll(IArithmetic<float> on, Operands x)
    {
        on.RowSums(x.Matrices[0], x.RowSums);
        on.AddRows(x.RowSums, x.Total);
    }

    // Most values of a code behind a rectifier are equal: the threshold is one of many zeros.
    private static void SelectAmongZeros(IArithmetic<float> on, Operands x)
    {
        on.Apply(Function.Relu, x.Matrices[0], x.Matrices[0]);
        on.SelectLargestOfAll(x.Matrices[0], x.Matrices[0].Count * 3 / 4, x.Matrices[1]);
    }

    private static void MeanActivation(IArithmetic<float> on, Operands x)
    {
        on.Fill(x.ColumnSums, 3);
        on.MeanActivation(x.ColumnSums, 10, 0.1, 0.5, x.Row, x.Total);
    }

    private static void Adam(IArithmetic<float> on, Operands x)
    {
        // Second moments are squares.
        on.Apply(Function.Absolute, x.Matrices[3], x.Matrices[3]);
        on.Adam(AdamStep, x.Matrices[0], x.Matrices[1], x.Matrices[2], x.Matrices[3]);
    }
}

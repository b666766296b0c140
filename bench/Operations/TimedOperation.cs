using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Bench.Operations;

/// <summary>An operation on views, to be timed.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Run">Does it once.</param>
internal sealed record TimedOperation(string Name, Action<IArithmetic<float>, OperationData> Run)
{
    private static readonly Draw Numbers = new(1, Purpose.Dropout, 1, 0, 0);
    private static readonly AdamStep AdamStep = AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0);

    /// <summary>Every operation but the product. Functions are of activations as a network has them, a tenth of which are picked where some are.</summary>
    public static IReadOnlyList<TimedOperation> All { get; } =
    [
        .. Enum.GetValues<Function>().Select(function => new TimedOperation($"{function}", (on, x) => on.Apply(function, x.A, x.Result))),
        .. Enum.GetValues<Formula>().Select(formula => new TimedOperation($"{formula}", (on, x) => on.Combine(formula, 0.5f, x.A, x.B, x.A, x.Result))),
        new("RepeatRow", (on, x) => on.RepeatRow(x.Row, x.Result)),
        new("AddRow", (on, x) => on.AddRow(x.A, x.Row, x.Result)),
        new("AddColumns", (on, x) => on.AddColumns(x.A, x.ColumnSums)),
        new("AddWideColumns", (on, x) => on.AddWideColumns(x.A, x.WideColumnSums)),
        new("RowProducts", (on, x) => on.RowProducts(x.A, x.B, x.Rows)),
        new("RowSums", (on, x) => on.RowSums(x.A, x.Rows)),
        new("SelectLargest", (on, x) => on.SelectLargest(x.A, x.A.Columns / 10, x.Result)),
        new("SelectLargestOfAll", (on, x) => on.SelectLargestOfAll(x.A, x.A.Count / 10, x.Result)),
        new("Softmax", (on, x) => on.Softmax(x.A, x.B, 0.1f, x.Rows, x.Result)),
        new("FillNormal", (on, x) => on.FillNormal(Numbers, x.Result)),
        new("FillMask", (on, x) => on.FillMask(Numbers, 0.3, 1, x.Result)),
        new("Adam", (on, x) => on.Adam(AdamStep, x.A, x.Parameters, x.First, x.Second)),
        new("Momentum", (on, x) => on.Momentum(new MomentumStep(1e-3f, 0.9f, true), x.A, x.Parameters, x.First)),
        new("Product", (on, x) => on.Product(x.A, x.B)),
        new("IsFinite", (on, x) => on.IsFinite(x.A)),
        new("Hash", (on, x) => on.Hash(x.A, 0)),
    ];
}

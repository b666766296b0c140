using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Operations;

/// <summary>What operations of one shape are timed on: deviates, and room for results.</summary>
internal sealed class OperationData
{
    public OperationData(int rows, int columns)
    {
        PhiloxSequence random = new(1, Purpose.Shuffle, 0);
        (A, B, Row) = (Normal(rows, columns, random), Normal(rows, columns, random), Normal(1, columns, random));
        Result = View.Zeros<float>(rows, columns);
        (Parameters, First, Second) = (View.Zeros<float>(rows, columns), View.Zeros<float>(rows, columns), View.Zeros<float>(rows, columns));
        (ColumnSums, WideColumnSums, Rows) = (View.Zeros<float>(1, columns), View.Zeros<double>(1, columns), View.Zeros<double>(rows, 1));
    }

    public View<float> A { get; }

    public View<float> B { get; }

    public View<float> Row { get; }

    public View<float> Result { get; }

    public View<float> Parameters { get; }

    public View<float> First { get; }

    public View<float> Second { get; }

    public View<float> ColumnSums { get; }

    public View<double> WideColumnSums { get; }

    public View<double> Rows { get; }

    /// <summary>Whether all results are the same, bit for bit.</summary>
    public bool HasResultsOf(OperationData other) =>
        Same(Result, other.Result) && Same(Parameters, other.Parameters) && Same(First, other.First) && Same(Second, other.Second)
        && Same(ColumnSums, other.ColumnSums) && Same(WideColumnSums, other.WideColumnSums) && Same(Rows, other.Rows);

    private static bool Same<T>(View<T> a, View<T> b)
        where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(a.Values).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(b.Values));

    private static View<float> Normal(int rows, int columns, PhiloxSequence random)
    {
        View<float> view = View.Zeros<float>(rows, columns);
        foreach (ref float value in view.Values)
        {
            value = (float)random.NextNormal();
        }

        return view;
    }
}

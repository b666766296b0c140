using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>A step of Adam, as <see cref="Reference.AdamUpdate"/> defines it.</summary>
internal sealed unsafe class AdamOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private AdamStep _step;

    protected override int ElementsPerTile => 8192;

    /// <summary>Moves values that lie side by side, and their moments.</summary>
    public void Run(WorkerPool pool, in AdamStep step, View<float> gradient, View<float> values, View<float> first, View<float> second)
    {
        _step = step;
        Share(pool, gradient, values, first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place)
    {
        TVector beta1 = TLanes.Broadcast(_step.Beta1), beta2 = TLanes.Broadcast(_step.Beta2);
        TVector rest1 = TLanes.Broadcast(_step.OneMinusBeta1), rest2 = TLanes.Broadcast(_step.OneMinusBeta2);
        TVector size = TLanes.Broadcast(_step.StepSize), epsilon = TLanes.Broadcast(_step.Epsilon);
        TVector correction = TLanes.Broadcast(_step.InverseRootCorrection);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector g = TLanes.Load(a + i);
            TVector m = TLanes.MultiplyAdd(beta1, TLanes.Load(c + i), TLanes.Multiply(rest1, g));
            TVector v = TLanes.MultiplyAdd(beta2, TLanes.Load(d + i), TLanes.Multiply(TLanes.Multiply(rest2, g), g));
            TVector root = TLanes.MultiplyAdd(TLanes.Root(v), correction, epsilon);
            TLanes.Store(m, c + i);
            TLanes.Store(v, d + i);
            TLanes.Store(TLanes.Subtract(TLanes.Load(b + i), TLanes.Divide(TLanes.Multiply(size, m), root)), b + i);
        }

        int tail = count - i;
        Reference.AdamUpdate.Apply(
            new ReadOnlySpan<float>(a + i, tail), new Span<float>(b + i, tail), new Span<float>(c + i, tail), new Span<float>(d + i, tail), _step);
    }
}

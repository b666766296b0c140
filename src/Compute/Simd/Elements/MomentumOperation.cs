using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>A step of gradient descent with momentum, as <see cref="Reference.MomentumUpdate"/> defines it.</summary>
internal sealed unsafe class MomentumOperation<TVector, TLanes> : ElementOperation
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private MomentumStep _step;

    protected override int ElementsPerTile => 8192;

    /// <summary>Moves values that lie side by side, and their velocities.</summary>
    public void Run(WorkerPool pool, in MomentumStep step, View<float> gradient, View<float> values, View<float> velocity)
    {
        _step = step;
        Share(pool, gradient, values, velocity, velocity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Stretch(float* a, float* b, float* c, float* d, int count, int place)
    {
        TVector rate = TLanes.Broadcast(_step.Rate), momentum = TLanes.Broadcast(_step.Momentum);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector downhill = TLanes.Negate(TLanes.Multiply(rate, TLanes.Load(a + i)));
            TVector velocity = TLanes.MultiplyAdd(momentum, TLanes.Load(c + i), downhill);
            TVector way = _step.IsNesterov ? TLanes.MultiplyAdd(momentum, velocity, downhill) : velocity;
            TLanes.Store(velocity, c + i);
            TLanes.Store(TLanes.Add(TLanes.Load(b + i), way), b + i);
        }

        int tail = count - i;
        Reference.MomentumUpdate.Apply(
            new ReadOnlySpan<float>(a + i, tail), new Span<float>(b + i, tail), new Span<float>(c + i, tail), _step);
    }
}

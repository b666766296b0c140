using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Simd.Elements;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Sums;

/// <summary>Softmax and cross-entropy of rows, which are shared out: exponentials and quotients in vectors, the sums in the one chain that defines them.</summary>
internal sealed unsafe class SoftmaxOperation<TVector, TLanes, TWide, TWideLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    private const int ElementsPerTile = 1024;
    private View<float> _logits, _targets, _slopes;
    private View<double> _losses;
    private float _weight;
    private int _rowsPerTile;

    /// <summary>All rows: see <see cref="IArithmetic{T}.Softmax"/>.</summary>
    public void Run(WorkerPool pool, View<float> logits, View<float> targets, float weight, View<double> losses, View<float> slopes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(logits.Columns);
        Shapes.RequireSame(logits, targets);
        Shapes.RequireSame(logits, slopes);
        Shapes.RequireWholeRows(logits);
        Shapes.RequireWholeRows(targets);
        Shapes.RequireWholeRows(slopes);
        (_logits, _targets, _weight, _losses, _slopes) = (logits, targets, weight, losses, slopes);
        _rowsPerTile = Math.Max(1, ElementsPerTile / Math.Max(1, logits.Columns));
        Tiles.Run(pool, this, (logits.Rows + _rowsPerTile - 1) / _rowsPerTile);
    }

    public void Run(int tile)
    {
        int end = Math.Min(_logits.Rows, (tile + 1) * _rowsPerTile);
        for (int row = tile * _rowsPerTile; row < end; row++)
        {
            _losses[row, 0] = Row(
                _logits.Pointer + (nint)row * _logits.RowStride, _targets.Pointer + (nint)row * _targets.RowStride,
                _slopes.Pointer + (nint)row * _slopes.RowStride, _logits.Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Row(float* logits, float* targets, float* slopes, int count)
    {
        float largest = Largest(logits, count);
        Subtract(logits, largest, slopes, count);
        FunctionKernels<TVector, TLanes, TWide, TWideLanes>.Apply<WideExponent>(slopes, slopes, count);
        float sum = 0;
        for (int j = 0; j < count; j++)
        {
            sum += slopes[j];
        }

        Divide(slopes, sum, targets, count);
        double loss = 0;
        float logarithm = Logarithm.Of(sum);
        for (int j = 0; j < count; j++)
        {
            loss += (double)targets[j] * (logarithm - (logits[j] - largest));
        }

        return loss;
    }

    // Of equal zeros it may find the other: it is subtracted from a zero, whose exponential is 1 with either sign, and in a loss from 0 or more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Largest(float* logits, int count)
    {
        float largest = logits[0];
        int j = 0;
        if (count >= TLanes.Count)
        {
            TVector lanes = TLanes.Load(logits);
            for (j = TLanes.Count; j <= count - TLanes.Count; j += TLanes.Count)
            {
                TVector next = TLanes.Load(logits + j);
                lanes = TLanes.Select(TLanes.Greater(next, lanes), next, lanes);
            }

            float* stored = stackalloc float[TLanes.Count];
            TLanes.Store(lanes, stored);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                largest = stored[lane] > largest ? stored[lane] : largest;
            }
        }

        for (; j < count; j++)
        {
            largest = logits[j] > largest ? logits[j] : largest;
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(float* logits, float largest, float* differences, int count)
    {
        TVector largests = TLanes.Broadcast(largest);
        int j = 0;
        for (; j <= count - TLanes.Count; j += TLanes.Count)
        {
            TLanes.Store(TLanes.Subtract(TLanes.Load(logits + j), largests), differences + j);
        }

        for (; j < count; j++)
        {
            differences[j] = logits[j] - largest;
        }
    }

    // slopes = weight · (slopes / sum - targets).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Divide(float* slopes, float sum, float* targets, int count)
    {
        TVector sums = TLanes.Broadcast(sum), weights = TLanes.Broadcast(_weight);
        int j = 0;
        for (; j <= count - TLanes.Count; j += TLanes.Count)
        {
            TVector share = TLanes.Divide(TLanes.Load(slopes + j), sums);
            TLanes.Store(TLanes.Multiply(weights, TLanes.Subtract(share, TLanes.Load(targets + j))), slopes + j);
        }

        for (; j < count; j++)
        {
            slopes[j] = _weight * (slopes[j] / sum - targets[j]);
        }
    }
}

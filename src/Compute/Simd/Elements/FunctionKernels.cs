using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>Functions of numbers that lie side by side. The result may lie where they lie.</summary>
internal static unsafe class FunctionKernels<TVector, TLanes, TWide, TWideLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    /// <summary>y[i] = f(x[i]).</summary>
    public static void Apply(Function function, float* x, float* y, int count)
    {
        switch (function)
        {
            case Function.Relu:
                Rectify(x, y, count);
                break;
            case Function.Absolute:
                Absolute(x, y, count);
                break;
            case Function.Sigmoid:
                Apply<WideSigmoid>(x, y, count);
                break;
            case Function.Tanh:
                Apply<WideTanh>(x, y, count);
                break;
            case Function.Exponential:
                Apply<WideExponent>(x, y, count);
                break;
            case Function.Softplus:
                Apply<WideSoftplus>(x, y, count);
                break;
            case Function.Logarithm:
                Apply<WideNaturalLogarithm>(x, y, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such function.");
        }
    }

    /// <summary>y[i] = f(x[i]) of a function through binary64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TFunction>(float* x, float* y, int count)
        where TFunction : struct, IWideFunction
    {
        int i = 0;
        for (; i <= count - TWideLanes.Count; i += TWideLanes.Count)
        {
            Step<TFunction>(x + i, y + i);
        }

        if (i < count)
        {
            // What does not fill a register takes a register's time all the same.
            float* rest = stackalloc float[TWideLanes.Count];
            new ReadOnlySpan<float>(x + i, count - i).CopyTo(new Span<float>(rest, TWideLanes.Count));
            Step<TFunction>(rest, rest);
            new ReadOnlySpan<float>(rest, count - i).CopyTo(new Span<float>(y + i, count - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TFunction>(float* x, float* y)
        where TFunction : struct, IWideFunction
    {
        TWide result = TFunction.Of<TWide, TWideLanes>(TWideLanes.Load(x));
        if (TFunction.KeepsNaN)
        {
            TWideLanes.StoreWhereNumber(result, x, y);
        }
        else
        {
            TWideLanes.Store(result, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectify(float* x, float* y, int count)
    {
        TVector zero = TLanes.Broadcast(0);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector value = TLanes.Load(x + i);
            TLanes.Store(TLanes.Select(TLanes.GreaterOrEqual(zero, value), zero, value), y + i);
        }

        ApplyPlainly(Function.Relu, x + i, y + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Absolute(float* x, float* y, int count)
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Absolute(TLanes.Load(x + i)), y + i);
        }

        ApplyPlainly(Function.Absolute, x + i, y + i, count - i);
    }

    private static void ApplyPlainly(Function function, float* x, float* y, int count)
    {
        for (int i = 0; i < count; i++)
        {
            y[i] = Reference.Elementary.Of(function, x[i]);
        }
    }
}

using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>
/// A sum along a row: element i goes to lane i mod 16, each lane is one fma chain in ascending order, and the lanes
/// are added as a tree: l with l+8, l+4, l+2, l+1. Sixteen lanes fill one 512-bit register, two of 256 or four of 128.
/// </summary>
public static class LaneSum
{
    /// <summary>Number of chains.</summary>
    public const int Lanes = 16;

    /// <summary>Σ a[i]·b[i].</summary>
    public static T Product<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[Lanes];
        lanes.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            lanes[i % Lanes] = T.FusedMultiplyAdd(a[i], b[i], lanes[i % Lanes]);
        }

        return Tree(lanes);
    }

    /// <summary>Σ a[i]² in binary64.</summary>
    public static double Squares<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> => WideProduct(a, a);

    /// <summary>Σ a[i]·b[i] in binary64.</summary>
    public static double WideProduct<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            lanes[i % Lanes] = Math.FusedMultiplyAdd(double.CreateChecked(a[i]), double.CreateChecked(b[i]), lanes[i % Lanes]);
        }

        return Tree(lanes);
    }

    /// <summary>Σ a[i] in binary64.</summary>
    public static double WideSum<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            lanes[i % Lanes] += double.CreateChecked(a[i]);
        }

        return Tree(lanes);
    }

    /// <summary>The sum of sixteen lanes in the fixed order; overwrites them.</summary>
    public static T Tree<T>(Span<T> lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int width = Lanes / 2; width > 0; width /= 2)
        {
            for (int lane = 0; lane < width; lane++)
            {
                lanes[lane] += lanes[lane + width];
            }
        }

        return lanes[0];
    }
}

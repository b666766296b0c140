using System.Numerics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The only product there is.</summary>
public static class Product
{
    /// <summary>c[i,j] + Σ a[i,p]·b[p,j]: one fma chain, p ascending, started at c[i,j]; a zero at its end is +0.</summary>
    public static void Accumulate<T>(View<T> a, View<T> b, View<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                T sum = c[i, j];
                for (int p = 0; p < a.Columns; p++)
                {
                    sum = T.FusedMultiplyAdd(a[i, p], b[p, j], sum);
                }

                c[i, j] = sum + T.Zero;
            }
        }
    }
}

using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>What must hold of views before their values are found through pointers, which know no bounds.</summary>
internal static class Shapes
{
    /// <summary>Throws unless both have as many rows and columns.</summary>
    public static void RequireSame<TFirst, TSecond>(View<TFirst> a, View<TSecond> b)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns)
        {
            throw new ArgumentException($"{a} and {b} are not of the same shape.");
        }
    }

    /// <summary>Throws, as the plain loops do, unless the values of a row lie side by side.</summary>
    public static void RequireWholeRows(View<float> view)
    {
        if (view.Rows > 0 && !view.HasWholeRows)
        {
            throw new InvalidOperationException($"The values of a row of {view} do not lie side by side.");
        }
    }

    /// <summary>Throws, as the plain loops do, unless all values lie side by side.</summary>
    public static void RequireWhole<T>(View<T> view)
        where T : unmanaged
    {
        if (!view.IsWhole)
        {
            throw new InvalidOperationException($"The values of {view} do not lie side by side.");
        }
    }
}

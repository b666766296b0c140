namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Rows for every pair of an outer and an inner index, such as member and feature.</summary>
internal static class Grid
{
    /// <summary>The values of <paramref name="value"/> for outer × inner indices, outer slowest.</summary>
    public static T[] Of<T>(int outer, int inner, Func<int, int, T> value)
    {
        T[] rows = new T[outer * inner];
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                rows[o * inner + i] = value(o, i);
            }
        }

        return rows;
    }
}

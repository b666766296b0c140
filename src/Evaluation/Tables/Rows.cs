namespace ResearchPipeline.Evaluation.Tables;

/// <summary>A column under construction for every (member, item) pair, members slowest.</summary>
internal static class Rows
{
    /// <summary>The values of <paramref name="value"/> for outer × inner indices, in that order.</summary>
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

using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>How much of an operand is not zero, about: a look at so few values that it takes no time that shows.</summary>
internal static class Sample
{
    private const int Places = 64;
    private const int Rows = 32;
    private const int Enough = 8;

    /// <summary>The share of values that are not zero.</summary>
    public static double Share(View<float> view)
    {
        int other = 0;
        for (int place = 0; place < Places && view.Count > 0; place++)
        {
            if (place == Enough && other == Enough)
            {
                return 1;
            }

            other += view[At(place, Places, view.Rows), place * 29 % Places * view.Columns / Places] != 0f ? 1 : 0;
        }

        return (double)other / Places;
    }

    /// <summary>The share of rows that are not zero in all of some neighbouring columns.</summary>
    public static double ShareOfRows(View<float> view, int columns)
    {
        int other = 0, panels = Math.Max(1, view.Columns / columns);
        for (int place = 0; place < Rows && view.Count > 0; place++)
        {
            if (place == Enough && other == Enough)
            {
                return 1;
            }

            int row = At(place, Rows, view.Rows), column = place * 7 % panels * columns, end = Math.Min(column + columns, view.Columns);
            while (column < end && view[row, column] == 0f)
            {
                column++;
            }

            other += column < end ? 1 : 0;
        }

        return (double)other / Rows;
    }

    // Spread evenly, and so early in the middle as at the ends.
    private static int At(int place, int places, int count) => (int)((place * 13 % places + 0.5) / places * count);
}

using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>A look at so few values of an operand that it takes no time that shows.</summary>
internal static class Sample
{
    private const int Places = 256;
    private const int Enough = 8;

    /// <summary>About the share of values that are not zero; 1 if it is seen at once that these are the more.</summary>
    public static double ShareOfOthers(View<float> view)
    {
        int others = 0;
        for (int place = 0; place < Places && view.Count > 0; place++)
        {
            if (place is Enough or 8 * Enough && others > place / 2)
            {
                return 1;
            }

            // Rows as if at random, and so early in the middle as at the ends; columns so too, but not on a diagonal.
            int row = (int)((place * 181 % Places + 0.5) / Places * view.Rows), column = (int)((place * 45 % Places + 0.5) / Places * view.Columns);
            others += view[row, column] != 0f ? 1 : 0;
        }

        return (double)others / Places;
    }
}

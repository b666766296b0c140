using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>A cheap look at a sample of an operand.</summary>
internal static class Zeros
{
    private const int Samples = 32;

    /// <summary>About the share of inner indices (rows) that are not zero in all of some neighbouring lanes (columns).</summary>
    public static double ShareKept(View<float> source, int lanes)
    {
        if (source.Count == 0)
        {
            return 1;
        }

        int kept = 0;
        int panels = (source.Columns + lanes - 1) / lanes;
        for (int sample = 0; sample < Samples; sample++)
        {
            int row = (int)((sample + 0.5) / Samples * source.Rows), first = sample * 7 % panels * lanes, end = Math.Min(first + lanes, source.Columns);
            int column = first;
            while (column < end && source[row, column] == 0f)
            {
                column++;
            }

            kept += column < end ? 1 : 0;
        }

        return (double)kept / Samples;
    }
}

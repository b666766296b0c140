using System.Numerics;

namespace ResearchPipeline.Training.Networks;

/// <summary>How the numbers of all that is learned from vary together.</summary>
internal static class InputCovariance
{
    // Rows that one thread sums at a time: those of 784 numbers fit a cache, and an image is made wider once for all of them.
    private const int RowsAtOnce = 64;

    /// <summary>The mean product of each pair of numbers less the product of their means: sums in binary64 over the images in their order, whatever a vector's lanes and the threads are.</summary>
    public static double[][] Of(ITrainingInputs inputs)
    {
        int width = inputs.Width;
        double[] sums = new double[width];
        double[][] products = [.. Enumerable.Range(0, width).Select(_ => new double[width])];
        Parallel.For(0, (width + RowsAtOnce - 1) / RowsAtOnce, block => AddAll(inputs, block * RowsAtOnce, sums, products));
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                products[i][j] = products[i][j] / inputs.Images - sums[i] / inputs.Images * (sums[j] / inputs.Images);
            }
        }

        return products;
    }

    private static void AddAll(ITrainingInputs inputs, int first, double[] sums, double[][] products)
    {
        double[] wide = new double[inputs.Width];
        float[] room = new float[inputs.Width];
        int end = Math.Min(inputs.Width, first + RowsAtOnce);
        for (int image = 0; image < inputs.Images; image++)
        {
            ReadOnlySpan<float> input = inputs.Of(image, room);
            for (int i = 0; i < wide.Length; i++)
            {
                wide[i] = input[i];
            }

            for (int i = first; i < end; i++)
            {
                sums[i] += wide[i];

                // A product with 0 changes no sum.
                if (wide[i] != 0)
                {
                    Add(wide[i], wide, products[i]);
                }
            }
        }
    }

    private static void Add(double factor, double[] values, double[] sums)
    {
        int i = 0;
        for (; i + Vector<double>.Count <= values.Length; i += Vector<double>.Count)
        {
            (new Vector<double>(sums, i) + factor * new Vector<double>(values, i)).CopyTo(sums, i);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}

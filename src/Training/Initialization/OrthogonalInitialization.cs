using System.Numerics;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Initialization;

/// <summary>
/// Matrices with orthonormal columns (rows, when there are fewer rows than columns), uniformly distributed over all such
/// matrices: Gram-Schmidt on normal deviates, projected out twice, in binary64, rounded once at the end.
/// </summary>
public static class OrthogonalInitialization
{
    /// <summary>Fills the weights of one member from its own random sequence.</summary>
    public static void Fill(Matrix weights, PhiloxSequence random)
    {
        bool tall = weights.Rows >= weights.Columns;
        (int count, int length) = tall ? (weights.Columns, weights.Rows) : (weights.Rows, weights.Columns);
        double[][] basis = Orthonormal(count, length, random);
        for (int row = 0; row < weights.Rows; row++)
        {
            Span<float> target = weights.Row(row);
            for (int column = 0; column < target.Length; column++)
            {
                target[column] = (float)(tall ? basis[column][row] : basis[row][column]);
            }
        }
    }

    /// <summary>Turns each row whose product with <paramref name="direction"/> is positive.</summary>
    public static void TurnAgainst(Matrix weights, IReadOnlyList<double> direction)
    {
        for (int row = 0; row < weights.Rows; row++)
        {
            Span<float> values = weights.Row(row);
            double product = 0;
            for (int d = 0; d < values.Length; d++)
            {
                product = Math.FusedMultiplyAdd(values[d], direction[d], product);
            }

            for (int d = 0; d < values.Length && product > 0; d++)
            {
                values[d] = -values[d];
            }
        }
    }

    /// <summary>The basis before it is rounded: <paramref name="count"/> vectors of <paramref name="length"/> numbers, at least as many.</summary>
    internal static double[][] Orthonormal(int count, int length, PhiloxSequence random)
    {
        double[][] basis = new double[count][];
        double[][] transposed = Enumerable.Range(0, length).Select(_ => new double[count]).ToArray();
        double[] products = new double[count];
        for (int j = 0; j < count; j++)
        {
            double[] vector = new double[length];
            for (int l = 0; l < length; l++)
            {
                vector[l] = random.NextNormal();
            }

            // Once leaves an error that grows with the square of the condition number; twice is enough (Giraud et al., 2005).
            ProjectOut(basis, transposed, j, vector, products);
            ProjectOut(basis, transposed, j, vector, products);
            Normalize(vector);
            basis[j] = vector;
            for (int l = 0; l < length; l++)
            {
                transposed[l][j] = vector[l];
            }
        }

        return basis;
    }

    // Both passes add scaled rows element by element, so vector width cannot show in the result.
    private static void ProjectOut(double[][] basis, double[][] transposed, int count, double[] vector, double[] products)
    {
        Span<double> product = products.AsSpan(0, count);
        product.Clear();
        for (int l = 0; l < vector.Length; l++)
        {
            AddScaled(vector[l], transposed[l].AsSpan(0, count), product);
        }

        for (int i = 0; i < count; i++)
        {
            AddScaled(-product[i], basis[i], vector);
        }
    }

    private static void Normalize(double[] vector)
    {
        double squares = 0;
        foreach (double value in vector)
        {
            squares = Math.FusedMultiplyAdd(value, value, squares);
        }

        double norm = Math.Sqrt(squares);
        for (int l = 0; l < vector.Length; l++)
        {
            vector[l] /= norm;
        }
    }

    private static void AddScaled(double scale, ReadOnlySpan<double> source, Span<double> target)
    {
        int i = 0;
        Vector<double> scales = new(scale);
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector.FusedMultiplyAdd(scales, new Vector<double>(source[i..]), new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] = Math.FusedMultiplyAdd(scale, source[i], target[i]);
        }
    }
}

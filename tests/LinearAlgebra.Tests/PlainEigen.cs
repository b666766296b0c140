namespace ResearchPipeline.LinearAlgebra.Tests;

/// <summary>What defines Eigen.largest: the same reduction, steps and reflections (Golub and Van Loan, 4th edition, 8.3) number by number, without vectors, blocks or threads.</summary>
internal static class PlainEigen
{
    /// <summary>All eigenvalues from the largest, and their vectors; the matrix is overwritten.</summary>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        int n = matrix.Length;
        (double[] d, double[] e, double[]?[] reflections) = Tridiagonalize(matrix);
        double[][] vectors = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (int hi = n - 1; hi > 0; hi--)
        {
            while (Couples(hi - 1))
            {
                int lo = hi - 1;
                while (lo > 0 && Couples(lo - 1))
                {
                    lo--;
                }

                Step(d, e, vectors, lo, hi);
            }
        }

        foreach (double[] vector in vectors)
        {
            for (int k = n - 3; k >= 0; k--)
            {
                if (reflections[k] is double[] reflection)
                {
                    AddScaled(-2 * Dot(reflection, vector, k + 1), reflection, vector, k + 1);
                }
            }

            if (vector.MaxBy(Math.Abs) < 0)
            {
                for (int k = 0; k < n; k++)
                {
                    vector[k] = -vector[k];
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => d[i])];
        return (Array.ConvertAll(order, i => d[i]), Array.ConvertAll(order, i => vectors[i]));

        bool Couples(int i) => Math.Abs(e[i]) > 2.220446049250313e-16 * (Math.Abs(d[i]) + Math.Abs(d[i + 1]));
    }

    private static (double[] Diagonal, double[] Off, double[]?[] Reflections) Tridiagonalize(double[][] matrix)
    {
        int n = matrix.Length;
        (double[] diagonal, double[] off, double[]?[] reflections) = (new double[n], new double[n], new double[]?[n]);
        for (int k = 0; k < n - 2; k++)
        {
            double[] column = [.. matrix.Select((row, i) => i > k ? row[k] : 0)];
            double norm = Math.Sqrt(Dot(column, column, k + 1));
            diagonal[k] = matrix[k][k];
            if (norm > 0)
            {
                off[k] = column[k + 1] > 0 ? -norm : norm;
                column[k + 1] -= off[k];
                double scale = 1 / Math.Sqrt(Dot(column, column, k + 1));
                column = Array.ConvertAll(column, value => value * scale);
                double[] product = [.. matrix.Select((row, i) => i > k ? Dot(row, column, k + 1) : 0)];
                AddScaled(-Dot(column, product, k + 1), column, product, k + 1);
                for (int i = k + 1; i < n; i++)
                {
                    AddScaled(-2 * column[i], product, matrix[i], k + 1);
                    AddScaled(-2 * product[i], column, matrix[i], k + 1);
                }

                reflections[k] = column;
            }
        }

        if (n > 1)
        {
            diagonal[n - 2] = matrix[n - 2][n - 2];
            off[n - 2] = matrix[n - 1][n - 2];
        }

        diagonal[n - 1] = matrix[n - 1][n - 1];
        return (diagonal, off, reflections);
    }

    private static void Step(double[] d, double[] e, double[][] vectors, int lo, int hi)
    {
        double half = (d[hi - 1] - d[hi]) / 2;
        double root = Hypotenuse(half, e[hi - 1]);
        double x = d[lo] - (d[hi] - e[hi - 1] * (e[hi - 1] / (half + (half >= 0 ? root : -root))));
        double bulge = e[lo];
        for (int k = lo; k < hi; k++)
        {
            double r = Hypotenuse(x, bulge);
            (double c, double s) = r == 0 ? (1, 0) : (x / r, bulge / r);
            if (k > lo)
            {
                e[k - 1] = r;
            }

            (double a, double b, double g) = (d[k], e[k], d[k + 1]);
            d[k] = c * c * a + 2 * c * s * b + s * s * g;
            d[k + 1] = s * s * a - 2 * c * s * b + c * c * g;
            e[k] = (c * c - s * s) * b + c * s * (g - a);
            if (k < hi - 1)
            {
                (x, bulge, e[k + 1]) = (e[k], s * e[k + 1], c * e[k + 1]);
            }

            for (int i = 0; i < vectors.Length; i++)
            {
                (double u, double v) = (vectors[k][i], vectors[k + 1][i]);
                (vectors[k][i], vectors[k + 1][i]) = (c * u + s * v, c * v - s * u);
            }
        }
    }

    private static double Hypotenuse(double a, double b)
    {
        (double more, double less) = Math.Abs(a) > Math.Abs(b) ? (Math.Abs(a), Math.Abs(b)) : (Math.Abs(b), Math.Abs(a));
        return more == 0 ? 0 : more * Math.Sqrt(1 + less / more * (less / more));
    }

    private static double Dot(double[] x, double[] y, int start)
    {
        double sum = 0;
        for (int i = start; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static void AddScaled(double a, double[] x, double[] y, int start)
    {
        for (int i = start; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }
}

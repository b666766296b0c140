using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Functions to minimise.</summary>
internal static class Functions
{
    /// <summary>Rosenbrock's valley: Σ 100 (x[i+1] - x[i]²)² + (1 - x[i])², 0 at (1, 1, …).</summary>
    public static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        gradient.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double bend = x[i + 1] - x[i] * x[i];
            double away = 1 - x[i];
            sum += 100 * bend * bend + away * away;
            gradient[i] += -400 * x[i] * bend - 2 * away;
            gradient[i + 1] += 200 * bend;
        }

        return sum;
    }

    /// <summary>The same with every rounding of binary32.</summary>
    public static double RosenbrockInBinary32(ReadOnlySpan<float> x, Span<float> gradient)
    {
        float sum = 0;
        gradient.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            float bend = x[i + 1] - x[i] * x[i];
            float away = 1 - x[i];
            sum += 100 * bend * bend + away * away;
            gradient[i] += -400 * x[i] * bend - 2 * away;
            gradient[i + 1] += 200 * bend;
        }

        return sum;
    }

    /// <summary>1000 + ½ Σ i (x[i] - i)² in binary32, i from 1: near its minimum, no decrease can be seen in it.</summary>
    public static double ParabolaOnAPlateau(ReadOnlySpan<float> x, Span<float> gradient)
    {
        float sum = 1000;
        for (int i = 0; i < x.Length; i++)
        {
            float away = x[i] - (i + 1);
            gradient[i] = (i + 1) * away;
            sum += 0.5f * gradient[i] * away;
        }

        return sum;
    }

    /// <summary>1000 x[0] - Σ ln(1 - x[i]²), which is no number where an x[i] is not between -1 and 1.</summary>
    public static double BetweenWalls(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 1000 * x[0];
        for (int i = 0; i < x.Length; i++)
        {
            sum -= Math.Log(1 - x[i] * x[i]);
            gradient[i] = 2 * x[i] / (1 - x[i] * x[i]) + (i == 0 ? 1000 : 0);
        }

        return sum;
    }

    /// <summary>Σ (i + 1) |x[i]|, whose slope jumps.</summary>
    public static double Kinks(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (i + 1) * Math.Abs(x[i]);
            gradient[i] = (i + 1) * Math.Sign(x[i]);
        }

        return sum;
    }

    /// <summary>A sum of convex functions of random directions, ln cosh(a·x - b), and a little of a parabola, so that there is a minimum.</summary>
    public static FunctionOf<double> Convex(PhiloxSequence random, int dimensions) => OfDirections(random, dimensions, 0);

    /// <summary>The same and waves, so that there are many minima.</summary>
    public static FunctionOf<double> Wavy(PhiloxSequence random, int dimensions) => OfDirections(random, dimensions, 2);

    private static FunctionOf<double> OfDirections(PhiloxSequence random, int dimensions, double waves)
    {
        int terms = 2 * dimensions;
        double[] directions = [.. Enumerable.Range(0, terms * dimensions).Select(_ => 4 * random.NextDouble() - 2)];
        double[] places = [.. Enumerable.Range(0, terms).Select(_ => 6 * random.NextDouble() - 3)];
        return (x, gradient) =>
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += 0.05 * x[i] * x[i];
                gradient[i] = 0.1 * x[i];
            }

            for (int t = 0; t < terms; t++)
            {
                ReadOnlySpan<double> direction = directions.AsSpan(t * dimensions, dimensions);
                double at = -places[t];
                for (int i = 0; i < x.Length; i++)
                {
                    at += direction[i] * x[i];
                }

                sum += Math.Abs(at) + Math.Log(1 + Math.Exp(-2 * Math.Abs(at))) + waves * Math.Sin(3 * at);
                double slope = Math.Tanh(at) + 3 * waves * Math.Cos(3 * at);
                for (int i = 0; i < x.Length; i++)
                {
                    gradient[i] += slope * direction[i];
                }
            }

            return sum;
        };
    }
}

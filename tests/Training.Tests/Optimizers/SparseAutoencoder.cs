using System.Numerics;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>
/// Ng's sparse autoencoder ("Sparse autoencoder", CS294A, section 3) by itself: half the squared error, half the squared weights, and the divergence of mean
/// activations from ρ. The same images and beginnings as in bench/golden_lbfgs.py.
/// </summary>
/// <param name="hidden">Number of hidden units.</param>
/// <param name="decay">λ, the weight of half the squared weights.</param>
internal sealed class SparseAutoencoder(int hidden, double decay)
{
    private const int Images = 300;
    private const int Pixels = 64;
    private const double Rho = 0.1;
    private const double Beta = 3;
    private readonly double[] _images = [.. Enumerable.Range(0, Images * Pixels).Select(at => Pixel(at / Pixels, at % Pixels))];
    private readonly double[] _codes = new double[Images * hidden];
    private readonly double[] _slopes = new double[Images * Pixels];
    private readonly double[] _means = new double[hidden];

    private int Weights => hidden * Pixels;

    /// <summary>Weights of the encoder (hidden × pixels) and of the decoder (pixels × hidden), then both biases.</summary>
    public double[] Start(int seed) =>
    [
        .. Enumerable.Range(0, 2 * Weights).Select(j => ((j * 7919L + seed * 104729) % 2003 / 2003.0 - 0.5) * 0.5),
        .. new double[hidden + Pixels],
    ];

    public double Of(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        gradient.Clear();
        Encode(theta);
        double loss = Decode(theta, gradient) + Penalties(theta, gradient);
        Backward(theta, gradient);
        return loss;
    }

    // A spot that wanders over eight by eight pixels, and some structure that no spot explains.
    private static double Pixel(int i, int p)
    {
        (int row, int column) = (i * 7 % 11 - 1 - p / 8, i * 5 % 13 - 2 - p % 8);
        return Math.Max(0.0, 1 - (row * row + column * column) / 10.0) * 0.7 + (i * 13 + p * 7) % 17 / 170.0 + 0.1;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private void Encode(ReadOnlySpan<double> theta)
    {
        ReadOnlySpan<double> bias = theta[(2 * Weights)..];
        Array.Clear(_means);
        for (int i = 0; i < Images; i++)
        {
            for (int h = 0; h < hidden; h++)
            {
                double sum = bias[h] + Dot(_images.AsSpan(i * Pixels, Pixels), theta.Slice(h * Pixels, Pixels));
                _codes[i * hidden + h] = Sigmoid(sum);
                _means[h] += _codes[i * hidden + h] / Images;
            }
        }
    }

    private double Decode(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        ReadOnlySpan<double> bias = theta[(2 * Weights + hidden)..];
        double loss = 0;
        for (int i = 0; i < Images; i++)
        {
            ReadOnlySpan<double> code = _codes.AsSpan(i * hidden, hidden);
            for (int p = 0; p < Pixels; p++)
            {
                double y = Sigmoid(bias[p] + Dot(code, theta.Slice(Weights + p * hidden, hidden)));
                double error = y - _images[i * Pixels + p];
                loss += error * error / (2.0 * Images);
                double slope = error * y * (1 - y) / Images;
                _slopes[i * Pixels + p] = slope;
                gradient[2 * Weights + hidden + p] += slope;
                AddScaled(slope, code, gradient.Slice(Weights + p * hidden, hidden));
            }
        }

        return loss;
    }

    private double Penalties(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double loss = decay / 2 * Dot(theta[..(2 * Weights)], theta[..(2 * Weights)]);
        AddScaled(decay, theta[..(2 * Weights)], gradient[..(2 * Weights)]);
        foreach (double mean in _means)
        {
            loss += Beta * (Rho * Math.Log(Rho / mean) + (1 - Rho) * Math.Log((1 - Rho) / (1 - mean)));
        }

        return loss;
    }

    private void Backward(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        Span<double> slopes = stackalloc double[hidden];
        for (int i = 0; i < Images; i++)
        {
            slopes.Clear();
            for (int p = 0; p < Pixels; p++)
            {
                AddScaled(_slopes[i * Pixels + p], theta.Slice(Weights + p * hidden, hidden), slopes);
            }

            for (int h = 0; h < hidden; h++)
            {
                double a = _codes[i * hidden + h];
                double slope = (slopes[h] + Beta / Images * (-Rho / _means[h] + (1 - Rho) / (1 - _means[h]))) * a * (1 - a);
                gradient[2 * Weights + h] += slope;
                AddScaled(slope, _images.AsSpan(i * Pixels, Pixels), gradient.Slice(h * Pixels, Pixels));
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        (Vector<double> lanes, int i) = (Vector<double>.Zero, 0);
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            lanes += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        }

        double sum = Vector.Sum(lanes);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddScaled(double weight, ReadOnlySpan<double> a, Span<double> b)
    {
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(b[i..]) + weight * new Vector<double>(a[i..])).CopyTo(b[i..]);
        }

        for (; i < a.Length; i++)
        {
            b[i] += weight * a[i];
        }
    }
}

using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests;

/// <summary>The analytic gradient of the whole loss against central differences, in binary64, through the same generic loops that define the bits.</summary>
public sealed class GradientTests
{
    private const int Members = 3;
    private const int Images = 4;
    private const int Inputs = 11;
    private const int Latents = 9;
    private const int K = 4;
    private const double Lambda = 0.7;
    private const double Step = 1e-6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Analytic_gradients_equal_finite_differences(bool withBias)
    {
        Parameters parameters = Parameters.Random(withBias);
        double[] x = Normal(Images * Inputs, 7);
        Parameters gradient = Gradient(parameters, x, withBias);
        for (int member = 0; member < Members; member++)
        {
            Check(parameters.Weights[member], gradient.Weights[member]);
            if (withBias)
            {
                Check(parameters.Encoder[member], gradient.Encoder[member]);
                Check(parameters.Decoder[member], gradient.Decoder[member]);
            }
        }

        void Check(double[] values, double[] analytic)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double kept = values[i];
                values[i] = kept + Step;
                double above = Loss(parameters, x);
                values[i] = kept - Step;
                double below = Loss(parameters, x);
                values[i] = kept;
                double numeric = (above - below) / (2 * Step);
                analytic[i].ShouldBe(numeric, 1e-7 * (1 + Math.Abs(numeric)));
            }
        }
    }

    private static double Loss(Parameters parameters, double[] x)
    {
        (int[][] indices, double[][] values, double[][] residuals) = Forward(parameters, x);
        double reconstruction = residuals.Sum(residual => LaneSum.Squares<double>(residual)) / (Members * Images * Inputs);
        double consistency = 0;
        for (int b = 0; b < Images; b++)
        {
            (int[] all, double[] z) = OfImage(indices, values, b);
            consistency += Consistency.Compare<double>(all, z, Members, Latents, new double[z.Length]);
        }

        return reconstruction + Lambda * 2 / (Members * (Members - 1)) * consistency / (Images * Latents);
    }

    private static Parameters Gradient(Parameters parameters, double[] x, bool withBias)
    {
        (int[][] indices, double[][] values, double[][] residuals) = Forward(parameters, x);
        LossScale scale = LossScale.For(Members, Images, Inputs, Latents, Lambda);
        Parameters gradient = Parameters.Zero();
        for (int b = 0; b < Images; b++)
        {
            (int[] all, double[] z) = OfImage(indices, values, b);
            double[] t = new double[z.Length];
            Consistency.Compare<double>(all, z, Members, Latents, t);
            for (int member = 0; member < Members; member++)
            {
                int at = member * Images + b;
                double[] g = new double[K];
                CodeGradient.Compute<double>(
                    indices[at], residuals[at], parameters.Weights[member], t.AsSpan(member * K, K), scale.Residual, scale.Disagreement, g);
                WeightGradient.Accumulate<double>(
                    indices[at], values[at], g, residuals[at], x.AsSpan(b * Inputs, Inputs), scale.Residual, gradient.Weights[member]);
                if (withBias)
                {
                    BiasGradient.Accumulate<double>(
                        indices[at], g, residuals[at], scale.Residual, gradient.Encoder[member], gradient.Decoder[member]);
                }
            }
        }

        return gradient;
    }

    private static (int[][] Indices, double[][] Values, double[][] Residuals) Forward(Parameters parameters, double[] x)
    {
        int[][] indices = new int[Members * Images][];
        double[][] values = new double[Members * Images][];
        double[][] residuals = new double[Members * Images][];
        for (int member = 0; member < Members; member++)
        {
            for (int b = 0; b < Images; b++)
            {
                int at = member * Images + b;
                (indices[at], values[at], residuals[at]) = (new int[K], new double[K], new double[Inputs]);
                double[] pre = new double[Latents];
                ReadOnlySpan<double> image = x.AsSpan(b * Inputs, Inputs);
                Encoding.Encode(image, parameters.Weights[member], parameters.Encoder[member], pre);
                TopK.Select<double>(pre, indices[at], values[at]);
                Decoding.Decode<double>(indices[at], values[at], parameters.Weights[member], parameters.Decoder[member], residuals[at]);
                Decoding.Subtract(image, residuals[at]);
            }
        }

        return (indices, values, residuals);
    }

    private static (int[] Indices, double[] Values) OfImage(int[][] indices, double[][] values, int b) => (
        Enumerable.Range(0, Members).SelectMany(member => indices[member * Images + b]).ToArray(),
        Enumerable.Range(0, Members).SelectMany(member => values[member * Images + b]).ToArray());

    private static double[] Normal(int count, ulong lane)
    {
        PhiloxSequence random = new(5, Purpose.Initialization, lane);
        return Enumerable.Range(0, count).Select(_ => random.NextNormal()).ToArray();
    }

    private sealed record Parameters(double[][] Weights, double[][] Encoder, double[][] Decoder)
    {
        public static Parameters Random(bool withBias) => new(
            Each(member => Normal(Latents * Inputs, (ulong)member + 10)),
            Each(member => withBias ? Normal(Latents, (ulong)member + 20) : new double[Latents]),
            Each(member => withBias ? Normal(Inputs, (ulong)member + 30) : new double[Inputs]));

        public static Parameters Zero() =>
            new(Each(_ => new double[Latents * Inputs]), Each(_ => new double[Latents]), Each(_ => new double[Inputs]));

        private static double[][] Each(Func<int, double[]> create) => Enumerable.Range(0, Members).Select(create).ToArray();
    }
}

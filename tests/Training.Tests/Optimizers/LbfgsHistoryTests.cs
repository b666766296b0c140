using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

public sealed class LbfgsHistoryTests
{
    private const int Dimensions = 5;
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    // Two parameters are one vector.
    private readonly ParameterSpace<double> _space = new(Arithmetic, [new Parameter<double>(Arithmetic, "a", 2, 2, true), new Parameter<double>(Arithmetic, "b", 1, 1, false)]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_two_loops_are_the_product_with_the_matrix_that_they_stand_for(int pairs)
    {
        PhiloxSequence random = new((ulong)pairs, Purpose.Samples, 0);
        LbfgsHistory<double> history = Empty(3);
        List<(double[] Step, double[] Change)> kept = [];
        while (kept.Count < pairs)
        {
            (double[] step, double[] change) = (Any(random), Any(random));
            if (Dot(step, change) > 0.1)
            {
                history.Keep(Vector(step), Vector(change));
                kept.Add((step, change));
            }
        }

        history.Count.ShouldBe(Math.Min(pairs, 3));
        double[] gradient = Any(random);
        View<double>[] direction = _space.Zeros();
        history.Direction(Vector(gradient), direction);
        double[] expected = [.. Inverse([.. kept.TakeLast(3)]).Select(row => -Dot(row, gradient))];
        Numbers(direction).Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-10 * (1 + Math.Abs(pair.Second)));
    }

    [Fact]
    public void Without_pairs_it_leads_down_the_gradient()
    {
        View<double>[] direction = _space.Zeros();
        Empty(2).Direction(Vector([1, -2, 3, 0, 5]), direction);
        Numbers(direction).ShouldBe([-1, 2, -3, 0, -5]);
    }

    [Fact]
    public void A_pair_along_which_the_loss_does_not_curve_upwards_is_not_kept_and_costs_no_other()
    {
        LbfgsHistory<double> history = Empty(1);
        history.Keep(Vector([1, 0, 0, 0, 0]), Vector([2, 0, 0, 0, 0]));
        history.Keep(Vector([1, 0, 0, 0, 0]), Vector([-1, 0, 0, 0, 0]));
        history.Keep(Vector([1, 0, 0, 0, 0]), Vector([1e-9, 1, 0, 0, 0]));
        history.Keep(Vector([0, 0, 0, 0, 0]), Vector([0, 0, 0, 0, 0]));
        history.Keep(Vector([1, 0, 0, 0, 0]), Vector([double.NaN, 0, 0, 0, 0]));
        View<double>[] direction = _space.Zeros();
        history.Direction(Vector([4, 4, 4, 4, 4]), direction);
        Numbers(direction).ShouldBe([-2, -2, -2, -2, -2]);
        history.Clear();
        history.Count.ShouldBe(0);
    }

    private LbfgsHistory<double> Empty(int size) => new(_space, size, new double[LbfgsHistory<double>.NumbersFor(size)]);

    // Nocedal and Wright (2006), equation 7.16, from γI of equation 7.20.
    private static double[][] Inverse((double[] Step, double[] Change)[] pairs)
    {
        (double[] last, double[] lastChange) = pairs[^1];
        double gamma = Dot(last, lastChange) / Dot(lastChange, lastChange);
        double[][] h = [.. Enumerable.Range(0, Dimensions).Select(i => (double[])[.. Enumerable.Range(0, Dimensions).Select(j => i == j ? gamma : 0)])];
        foreach ((double[] s, double[] y) in pairs)
        {
            double rho = 1 / Dot(s, y);
            double[][] v = [.. Enumerable.Range(0, Dimensions).Select(i => (double[])[.. Enumerable.Range(0, Dimensions).Select(j => (i == j ? 1 : 0) - rho * y[i] * s[j])])];
            h = [.. Enumerable.Range(0, Dimensions).Select(i => (double[])[.. Enumerable.Range(0, Dimensions).Select(j => Entry(h, v, i, j) + rho * s[i] * s[j])])];
        }

        return h;

        static double Entry(double[][] h, double[][] v, int i, int j) =>
            Enumerable.Range(0, Dimensions).Sum(p => Enumerable.Range(0, Dimensions).Sum(q => v[p][i] * h[p][q] * v[q][j]));
    }

    private View<double>[] Vector(double[] numbers)
    {
        View<double>[] vector = _space.Zeros();
        numbers.AsSpan(0, 4).CopyTo(vector[0].Values);
        numbers.AsSpan(4).CopyTo(vector[1].Values);
        return vector;
    }

    private static double[] Numbers(View<double>[] vector) => [.. vector[0].Values, .. vector[1].Values];

    private static double[] Any(PhiloxSequence random) => [.. Enumerable.Range(0, Dimensions).Select(_ => 2 * random.NextDouble() - 1)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}

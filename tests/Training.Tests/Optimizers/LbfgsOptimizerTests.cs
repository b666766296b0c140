using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

public sealed class LbfgsOptimizerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void A_parabola_of_many_dimensions_has_its_minimum_found(int dimensions)
    {
        FunctionObjective<double> objective = new(Parabola, new double[dimensions]);
        LbfgsOptimizer<double> optimizer = Of(objective, 10);
        for (int time = 1; time <= 500 && !optimizer.HasConverged; time++)
        {
            optimizer.Take(objective, time);
        }

        for (int i = 0; i < dimensions; i++)
        {
            objective.X[i].ShouldBe(1.0 / (i + 1), 1e-9);
        }

        // ½ Σ (i + 1)² (x[i] - 1/(i + 1))²
        static double Parabola(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double away = (i + 1) * x[i] - 1;
                sum += away * away / 2;
                gradient[i] = (i + 1) * away;
            }

            return sum;
        }
    }

    // ½x² from 3: the gradient is 3, so the first step has a length of 1/3 and leads to 2; from there the pair (-1, -1) leads to 0.
    [Fact]
    public void The_first_step_goes_as_far_as_1_and_the_second_knows_the_curvature()
    {
        FunctionObjective<double> objective = new(Square, 3);
        LbfgsOptimizer<double> optimizer = Of(objective, 5);
        optimizer.Take(objective, 1).ShouldBe(4.5);
        objective.X[0].ShouldBe(2, 1e-15);
        objective.Evaluations.ShouldBe(2);
        optimizer.Take(objective, 2).ShouldBe(2, 1e-14);
        objective.X[0].ShouldBe(0, 1e-15);
        objective.Evaluations.ShouldBe(3, "where a step begins has been evaluated by the step before");
    }

    [Fact]
    public void A_step_begins_with_the_loss_of_where_the_parameters_are_and_evaluates_nothing_twice()
    {
        List<string> places = [];
        FunctionObjective<double> objective = new(
            (x, gradient) =>
            {
                places.Add(string.Join(' ', x.ToArray()));
                return Functions.Rosenbrock(x, gradient);
            },
            -1.2, 1, -1.2, 1);
        LbfgsOptimizer<double> optimizer = Of(objective, 10);
        for (int time = 1; time <= 30; time++)
        {
            double expected = Functions.Rosenbrock(objective.X, new double[4]);
            optimizer.Take(objective, time).ShouldBe(expected, $"step {time}");
            places[^1].ShouldBe(string.Join(' ', objective.X.ToArray()), $"the last evaluation of step {time} is of where it ends");
        }

        places.ShouldBeUnique();
    }

    [Fact]
    public void Strong_Wolfe_conditions_hold_between_every_two_places()
    {
        int steps = 0;
        Gen<(int Seed, int Dimensions, bool IsWavy)> functions =
            from seed in Gen.Choose(0, 1_000_000)
            from dimensions in Gen.Choose(1, 8)
            from isWavy in Gen.Elements(false, true)
            select (seed, dimensions, isWavy);
        Prop.ForAll(functions.ToArbitrary(), function => Holds(function.Seed, function.Dimensions, function.IsWavy)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        // On its first line the other wall of a valley is nearly as high as the start, and nearly as steep.
        Holds(44707, 7, isWavy: false);
        steps.ShouldBeGreaterThan(3000);

        void Holds(int seed, int dimensions, bool isWavy)
        {
            PhiloxSequence random = new((ulong)seed, Purpose.Samples, 0);
            FunctionOf<double> function = isWavy ? Functions.Wavy(random, dimensions) : Functions.Convex(random, dimensions);
            FunctionObjective<double> objective = new(function, [.. Enumerable.Range(0, dimensions).Select(_ => 10 * random.NextDouble() - 5)]);
            LbfgsOptimizer<double> optimizer = Of(objective, 5);
            for (int time = 1; time <= 60 && !optimizer.HasConverged; time++)
            {
                double loss = optimizer.Look(objective, new Clock(time, 60, 0));
                (double[] before, double[] gradient) = (objective.X.ToArray(), optimizer.Memory["gradient.x"].Values.ToArray());
                optimizer.Move(objective, new Clock(time, 60, 0));
                double[] step = [.. objective.X.ToArray().Zip(before, (now, then) => now - then)];
                double slope = Dot(gradient, step);

                // Below this, rounding decides.
                if (-slope > 1e-9 * (1 + Math.Abs(loss)))
                {
                    optimizer.Look(objective, new Clock(time + 1, 60, 0)).ShouldBeLessThan(loss + 1e-4 * slope);
                    Math.Abs(Dot(objective.Gradient.ToArray(), step)).ShouldBeLessThan(-0.9 * slope * (1 + 1e-6));
                    steps++;
                }
            }

            if (!isWavy)
            {
                objective.LargestSlope.ShouldBeLessThan(1e-5);
            }
        }

        static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
    }

    [Fact]
    public void What_is_no_number_is_a_step_too_long()
    {
        FunctionObjective<double> objective = new(Functions.BetweenWalls, 0.5, 0.5, -0.99);
        LbfgsOptimizer<double> optimizer = Of(objective, 10);
        for (int time = 1; time <= 100 && !optimizer.HasConverged; time++)
        {
            optimizer.Take(objective, time);
        }

        // 1000 + 2x/(1 - x²) = 0 where 500 x² - x - 500 = 0.
        objective.NotFinite.ShouldBeGreaterThan(0);
        objective.X[0].ShouldBe((1 - Math.Sqrt(1 + 4 * 500.0 * 500)) / 1000, 1e-9);
        objective.X[1].ShouldBe(0, 1e-6);
        objective.X[2].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Where_it_begins_there_must_be_numbers()
    {
        FunctionObjective<double> objective = new(Functions.BetweenWalls, 0.5, 2);
        LbfgsOptimizer<double> optimizer = Of(objective, 3);
        Should.Throw<DivergedException>(() => optimizer.Look(objective, new Clock(1, 1, 0))).Message.ShouldBe("In step 1 the loss is NaN.");
        objective.X.ToArray().ShouldBe([0.5, 2]);
        optimizer.Numbers.ToArray().ShouldAllBe(number => number == 0);
        optimizer.Memory.Values.All(view => view.Values.IndexOfAnyExcept(0) < 0).ShouldBeTrue();
    }

    [Fact]
    public void Where_no_decrease_can_be_seen_the_slope_leads_to_the_minimum_and_there_it_stops()
    {
        FunctionObjective<float> objective = new(Functions.ParabolaOnAPlateau, new float[12]);
        Stops(objective, 100);
        for (int i = 0; i < 12; i++)
        {
            objective.X[i].ShouldBe(i + 1, 1e-4f);
        }
    }

    [Fact]
    public void In_binary32_it_comes_to_the_minimum_and_stops()
    {
        FunctionObjective<float> objective = new(Functions.RosenbrockInBinary32, -1.2f, 1, -1.2f, 1, -1.2f, 1, -1.2f, 1, -1.2f, 1);
        Stops(objective, 300);
        foreach (float x in objective.X)
        {
            x.ShouldBe(1, 1e-3f);
        }
    }

    [Fact]
    public void A_slope_that_jumps_is_followed_down_as_far_as_it_goes()
    {
        FunctionObjective<double> objective = new(Functions.Kinks, 1, -0.3, 0.7);
        Stops(objective, 500);
        Functions.Kinks(objective.X, new double[3]).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Where_the_gradient_is_zero_it_has_converged()
    {
        FunctionObjective<double> objective = new(Square, 0);
        LbfgsOptimizer<double> optimizer = Of(objective, 3);
        optimizer.Take(objective, 1).ShouldBe(0);
        optimizer.HasConverged.ShouldBeTrue();
        objective.Evaluations.ShouldBe(1);
    }

    // The gradient points up: along no direction is there a lower loss.
    [Fact]
    public void A_search_that_fails_goes_downhill_once_and_then_stays_where_it_was()
    {
        bool isWrong = false;
        FunctionObjective<double> objective = new(
            (x, gradient) =>
            {
                double loss = Functions.Rosenbrock(x, gradient);
                return isWrong ? 1e6 + loss : loss;
            },
            -1.2, 1);
        LbfgsOptimizer<double> optimizer = Of(objective, 10);
        for (int time = 1; time <= 5; time++)
        {
            optimizer.Take(objective, time);
        }

        (double[] place, int before) = (objective.X.ToArray(), objective.Evaluations);
        isWrong = true;
        optimizer.Take(objective, 6);
        optimizer.HasConverged.ShouldBeTrue();
        objective.X.ToArray().ShouldBe(place);
        (objective.Evaluations - before).ShouldBeLessThanOrEqualTo(2 * 21, "two searches, and an evaluation after each of where they began");
    }

    [Fact]
    public void A_warm_step_allocates_nothing()
    {
        FunctionObjective<double> objective = new(Functions.Rosenbrock, new double[50]);
        LbfgsOptimizer<double> optimizer = Of(objective, 4);
        int time = 0;
        while (time < 60)
        {
            optimizer.Take(objective, ++time);
        }

        int evaluations = objective.Evaluations;
        LeastAllocation.Of(() =>
        {
            for (int step = 0; step < 6; step++)
            {
                optimizer.Take(objective, ++time);
            }
        }).ShouldBe(0);
        (objective.Evaluations - evaluations).ShouldBeGreaterThanOrEqualTo(30);
    }

    [Fact]
    public void A_history_has_a_pair() => Should.Throw<ArgumentOutOfRangeException>(() => Of(new FunctionObjective<double>(Square, 1), 0));

    private static LbfgsOptimizer<T> Of<T>(FunctionObjective<T> objective, int history)
        where T : unmanaged, IFloatingPointIeee754<T> => new(new ReferenceArithmetic<T>(), objective.Parameters, history);

    private static double Square(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = x[0];
        return x[0] * x[0] / 2;
    }

    // Converges, and then costs nothing and changes nothing.
    private static void Stops<T>(FunctionObjective<T> objective, int steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LbfgsOptimizer<T> optimizer = Of(objective, 10);
        int time = 0;
        while (!optimizer.HasConverged && time < steps)
        {
            optimizer.Take(objective, ++time);
        }

        optimizer.HasConverged.ShouldBeTrue();
        (T[] place, int evaluations, double loss) = (objective.X.ToArray(), objective.Evaluations, optimizer.Take(objective, ++time));
        optimizer.Take(objective, ++time).ShouldBe(loss);
        objective.Evaluations.ShouldBe(evaluations);
        objective.X.ToArray().ShouldBe(place);
        TestContext.Current.TestOutputHelper?.WriteLine($"{time - 2} steps, {evaluations} evaluations, loss {loss}");
    }
}

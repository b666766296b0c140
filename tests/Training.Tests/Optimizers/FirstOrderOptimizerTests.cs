using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Two steps on paper down ½x² from 1, where the gradient is x itself.</summary>
public sealed class FirstOrderOptimizerTests
{
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    public static TheoryData<string> Kinds => ["adam", "momentum", "nesterov"];

    // m = ½, v = ¼, both corrected to 1: x = ¾. Then m = ¼ + ⅜, v = 3/16 + 9/64, corrected by ¾ and 7/16.
    [Fact]
    public void Adam() => Places("adam").ShouldBe([0.75, 0.75 - 0.25 * (0.625 / 0.75) / Math.Sqrt(0.328125 / 0.4375)], 1e-7);

    // v = -½: x = ½. Then v = -¼ - ¼: x = 0.
    [Fact]
    public void Momentum() => Places("momentum").ShouldBe([0.5, 0]);

    // v = -½, and half of it again with the gradient: x = ¼. Then v = -¼ - ⅛, and x = ¼ - 3/16 - ⅛.
    [Fact]
    public void Nesterovs_momentum() => Places("nesterov").ShouldBe([0.25, -0.0625]);

    [Fact]
    public void Rates_and_momenta_are_those_of_the_epoch()
    {
        FunctionObjective<double> objective = new(Square, 1);
        MomentumOptimizer<double> optimizer = new(
            Arithmetic, objective.Parameters, Schedule<double>.NewLinear(0.5, 0.25, 2), Schedule<double>.NewLinear(0.5, 0, 2), isNesterov: false, RateSchedule.ConstantRate);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            Clock clock = new(epoch + 1, 2, epoch);
            optimizer.Look(objective, clock).ShouldBe(epoch == 0 ? 0.5 : 0.125);
            optimizer.Move(objective, clock);
        }

        objective.X[0].ShouldBe(0.375);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_number_is_said_and_moves_nothing(string kind)
    {
        FunctionObjective<double> objective = new(Functions.BetweenWalls, 2);
        IOptimizer<double> optimizer = Of(kind, objective.Parameters);
        Should.Throw<DivergedException>(() => optimizer.Look(objective, new Clock(1, 1, 0)));
        objective.X[0].ShouldBe(2);
        optimizer.Memory.Values.All(view => view.Values.IndexOfAnyExcept(0) < 0).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stopped_after_any_step_it_goes_on_with_the_same_bits(string kind)
    {
        double[] whole = Run(kind, stop: null);
        for (int stop = 0; stop < 8; stop++)
        {
            Run(kind, stop).ShouldBe(whole);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_warm_step_allocates_nothing(string kind)
    {
        FunctionObjective<double> objective = new(Square, 1);
        IOptimizer<double> optimizer = Of(kind, objective.Parameters);
        int time = 0;
        while (time < 50)
        {
            optimizer.Take(objective, ++time);
        }

        LeastAllocation.Of(() =>
        {
            for (int step = 0; step < 4; step++)
            {
                optimizer.Take(objective, ++time);
            }
        }).ShouldBe(0);
    }

    private static double[] Run(string kind, int? stop)
    {
        FunctionObjective<double> objective = new(Square, 1);
        IOptimizer<double> optimizer = Of(kind, objective.Parameters);
        for (int time = 1; time <= 8; time++)
        {
            if (time == stop + 1)
            {
                FunctionObjective<double> next = new(Square, objective.X.ToArray());
                IOptimizer<double> fresh = Of(kind, next.Parameters);
                foreach ((string name, View<double> view) in optimizer.Memory)
                {
                    view.Values.CopyTo(fresh.Memory[name].Values);
                }

                (objective, optimizer) = (next, fresh);
            }

            optimizer.Take(objective, time);
        }

        return objective.X.ToArray();
    }

    private static double[] Places(string kind)
    {
        FunctionObjective<double> objective = new(Square, 1);
        IOptimizer<double> optimizer = Of(kind, objective.Parameters);
        optimizer.Take(objective, 1).ShouldBe(0.5);
        double first = objective.X[0];
        optimizer.Take(objective, 2).ShouldBe(first * first / 2);
        return [first, objective.X[0]];
    }

    private static IOptimizer<double> Of(string kind, IReadOnlyList<Parameter<double>> parameters) => kind == "adam"
        ? new AdamOptimizer<double>(Arithmetic, parameters, new Adam(0.25, 0.5, 0.75, 1e-30), RateSchedule.ConstantRate)
        : new MomentumOptimizer<double>(
            Arithmetic, parameters, Schedule<double>.NewConstant(0.5), Schedule<double>.NewConstant(0.5), kind == "nesterov", RateSchedule.ConstantRate);

    private static double Square(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = x[0];
        return x[0] * x[0] / 2;
    }
}

using System.Text.Json;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Ten steps beside PyTorch's; bench/golden_optimizers.py made the numbers and says how.</summary>
public sealed class GoldenOptimizerTests
{
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    [Fact]
    public void Adam_goes_where_PyTorchs_goes() =>
        Follows("adam", parameters => new AdamOptimizer<double>(Arithmetic, parameters, new Adam(0.05, 0.9, 0.999, 1e-8), RateSchedule.ConstantRate));

    [Fact]
    public void Momentum_goes_where_PyTorchs_goes() => Follows("momentum", parameters => Momentum(parameters, isNesterov: false));

    [Fact]
    public void Nesterovs_momentum_goes_where_PyTorchs_goes() => Follows("nesterov", parameters => Momentum(parameters, isNesterov: true));

    private static MomentumOptimizer<double> Momentum(IReadOnlyList<Parameter<double>> parameters, bool isNesterov) =>
        new(Arithmetic, parameters, Schedule<double>.NewConstant(2e-4), Schedule<double>.NewConstant(0.9), isNesterov, RateSchedule.ConstantRate);

    // The scalars of a step are rounded to binary32, so not to all digits.
    private static void Follows(string name, Func<IReadOnlyList<Parameter<double>>, IOptimizer<double>> make)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Optimizers", "golden-optimizers.json")));
        FunctionObjective<double> objective = new(Functions.Rosenbrock, -1.2, 1, -1.2, 1);
        IOptimizer<double> optimizer = make(objective.Parameters);
        int time = 0;
        foreach (JsonElement place in golden.RootElement.GetProperty(name).EnumerateArray())
        {
            optimizer.Take(objective, ++time);
            objective.X.ToArray().Zip(place.EnumerateArray(), (x, golden) => Math.Abs(x - golden.GetDouble())).Max().ShouldBeLessThan(1e-6, $"{name}, step {time}");
        }

        time.ShouldBe(10);
        objective.Evaluations.ShouldBe(10);
    }
}

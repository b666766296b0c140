using System.Globalization;
using System.Text.Json;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Beside SciPy's L-BFGS-B; bench/golden_lbfgs.py made the numbers and says how.</summary>
public sealed class GoldenLbfgsTests : IDisposable
{
    private readonly JsonDocument _golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Optimizers", "golden-lbfgs.json")));

    public void Dispose() => _golden.Dispose();

    [Fact]
    public void In_Rosenbrocks_valley_it_comes_to_the_minimum_as_soon_as_SciPy_does()
    {
        foreach (JsonElement golden in Cases("rosenbrock"))
        {
            double[] start = [.. golden.GetProperty("start").EnumerateArray().Select(x => x.GetDouble())];
            FunctionObjective<double> objective = new(Functions.Rosenbrock, start);
            Converge(objective, golden, $"Rosenbrock from ({string.Join(", ", start)})").ShouldBe(0, 1e-16);
            foreach (double x in objective.X)
            {
                x.ShouldBe(1, 1e-7);
            }
        }
    }

    // Where a step more or less to the side leads to another minimum of many, SciPy's own end differs by 1 % with another history.
    [Fact]
    public void A_sparse_autoencoder_has_after_as_many_evaluations_no_higher_loss_than_SciPys_by_more_than_3_percent()
    {
        foreach (JsonElement golden in Cases("autoencoder"))
        {
            (FunctionObjective<double> objective, string name) = AutoencoderOf(golden);
            (int, double)[] budgets = [.. golden.GetProperty("within").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetDouble()))];
            double[] losses = Within(objective, [.. budgets.Select(pair => pair.Item1)]);
            Tell($"{name}: {string.Join("; ", budgets.Zip(losses, (golden, loss) => $"after {golden.Item1} {loss:g6}, SciPy {golden.Item2:g6}"))}");
            foreach (((int budget, double expected), double loss) in budgets.Zip(losses).Where(pair => pair.First.Item1 >= 100))
            {
                loss.ShouldBeLessThanOrEqualTo(1.03 * expected, $"{name} after {budget} evaluations");
            }
        }
    }

    [Fact]
    public void Where_much_decay_leaves_one_minimum_it_comes_to_the_same()
    {
        foreach (JsonElement golden in Autoencoders(25, 1e-2))
        {
            (FunctionObjective<double> objective, string name) = AutoencoderOf(golden);
            double expected = golden.GetProperty("loss").GetDouble();
            Converge(objective, golden, name).ShouldBe(expected, 1e-8 * expected, name);
        }
    }

    [Fact]
    public void With_few_hidden_units_it_comes_to_the_same_minimum_or_a_lower_one()
    {
        foreach (JsonElement golden in Autoencoders(10, 1e-3))
        {
            (FunctionObjective<double> objective, string name) = AutoencoderOf(golden);
            Converge(objective, golden, name).ShouldBeLessThan((1 + 1e-7) * golden.GetProperty("loss").GetDouble(), name);
        }
    }

    [Fact(Explicit = true)]
    public void With_many_it_comes_to_a_minimum_that_is_no_higher_by_more_than_1_percent()
    {
        foreach (JsonElement golden in Autoencoders(25, 1e-4))
        {
            (FunctionObjective<double> objective, string name) = AutoencoderOf(golden);
            Converge(objective, golden, name).ShouldBeLessThan(1.01 * golden.GetProperty("loss").GetDouble(), name);
        }
    }

    private static (FunctionObjective<double> Objective, string Name) AutoencoderOf(JsonElement golden)
    {
        (int hidden, double decay, int seed) = (golden.GetProperty("hidden").GetInt32(), golden.GetProperty("decay").GetDouble(), golden.GetProperty("seed").GetInt32());
        SparseAutoencoder autoencoder = new(hidden, decay);
        return (new FunctionObjective<double>(autoencoder.Of, autoencoder.Start(seed)), $"64-{hidden}-64, decay {decay}, start {seed}");
    }

    // Until no part of the gradient is above the tolerance, as SciPy stops; with at most a fifth more evaluations than SciPy.
    private static double Converge(FunctionObjective<double> objective, JsonElement golden, string name)
    {
        LbfgsOptimizer<double> optimizer = new(new ReferenceArithmetic<double>(), objective.Parameters, 10);
        (double tolerance, int evaluations) = (golden.GetProperty("tolerance").GetDouble(), golden.GetProperty("evaluations").GetInt32());
        double loss;
        long time = 1;
        do
        {
            optimizer.Take(objective, time);
            loss = optimizer.Look(objective, new Clock(++time, 0, 0));
        }
        while (objective.LargestSlope > tolerance && !optimizer.HasConverged && objective.Evaluations < 2 * evaluations);

        Tell($"{name}: {objective.Evaluations} evaluations, {time - 1} steps, loss {loss:g9}; SciPy {evaluations}, {golden.GetProperty("iterations")}, {golden.GetProperty("loss").GetDouble():g9}");
        objective.LargestSlope.ShouldBeLessThanOrEqualTo(tolerance, name);
        ((double)objective.Evaluations).ShouldBeLessThanOrEqualTo(1.2 * evaluations, name);
        return loss;
    }

    // The loss of the last place that was accepted within each number of evaluations.
    private static double[] Within(FunctionObjective<double> objective, int[] budgets)
    {
        LbfgsOptimizer<double> optimizer = new(new ReferenceArithmetic<double>(), objective.Parameters, 10);
        double[] losses = new double[budgets.Length];
        for (long time = 1; objective.Evaluations <= budgets[^1]; time++)
        {
            optimizer.Take(objective, time);
            double loss = optimizer.Look(objective, new Clock(time + 1, 0, 0));
            for (int i = 0; i < budgets.Length; i++)
            {
                losses[i] = objective.Evaluations <= budgets[i] ? loss : losses[i];
            }
        }

        return losses;
    }

    private static void Tell(FormattableString line) => TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private JsonElement[] Autoencoders(int hidden, double decay) =>
        [.. Cases("autoencoder").Where(golden => golden.GetProperty("hidden").GetInt32() == hidden && golden.GetProperty("decay").GetDouble() == decay)];

    private JsonElement[] Cases(string name) => [.. _golden.RootElement.GetProperty(name).EnumerateArray()];
}

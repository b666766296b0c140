using System.Text.Json;
using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>
/// Every small study against PyTorch in binary64; bench/golden_networks.py made the numbers and says how. Losses are compared relative to themselves, a tensor's numbers relative to the largest
/// of that tensor: the differences are those of binary32, in which a sum of some ten products of numbers near 1 is off by some 2⁻²⁴.
/// </summary>
public sealed class GoldenNetworkTests
{
    private const double LossTolerance = 5e-7;
    private const double GradientTolerance = 2e-6;
    private const double ParameterTolerance = 5e-7;
    private const int Steps = 10;

    public static TheoryData<string, string> Systems => OnBothBackends(byLbfgs: false);

    public static TheoryData<string, string> SystemsOfLbfgs => OnBothBackends(byLbfgs: true);

    [Fact]
    public void Every_small_study_is_there()
    {
        using JsonDocument file = Golden();
        file.RootElement.GetProperty("systems").EnumerateObject().Select(system => system.Name).ShouldBe(Catalogue.small.Select(study => study.Name));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Ten_steps_follow_the_losses_the_gradients_and_the_parameters_of_PyTorch(string device, string name)
    {
        using IBackend backend = Backends.Create(device, 2);
        using JsonDocument file = Golden();
        JsonElement golden = file.RootElement.GetProperty("systems").GetProperty(name);
        GoldenSystem system = new(backend.Arithmetic, name);
        LossesAndGradientsFollow(system, name, golden);
        double parameters = Worst(system, [.. system.Network.Parameters.Select(parameter => parameter.Values)], golden.GetProperty("parameters"));
        double averages = Worst(system, system.Average?.Values ?? [], golden.GetProperty("averages"));
        TestContext.Current.TestOutputHelper?.WriteLine($"parameters {parameters:0.0e+0}, averages {averages:0.0e+0}");
        parameters.ShouldBeLessThan(ParameterTolerance);
        averages.ShouldBeLessThan(ParameterTolerance);
    }

    [Theory]
    [MemberData(nameof(SystemsOfLbfgs))]
    public void Loss_and_gradients_of_a_study_of_L_BFGS_are_those_of_PyTorch_at_ten_places_along_plain_gradient_steps(string device, string name)
    {
        using IBackend backend = Backends.Create(device, 2);
        using JsonDocument file = Golden();
        LossesAndGradientsFollow(new GoldenSystem(backend.Arithmetic, name), name, file.RootElement.GetProperty("systems").GetProperty(name));
    }

    private static void LossesAndGradientsFollow(GoldenSystem system, string name, JsonElement golden)
    {
        (double loss, double gradient) = (0, 0);
        golden.GetProperty("steps").GetArrayLength().ShouldBe(Steps);
        for (int time = 1; time <= Steps; time++)
        {
            JsonElement step = golden.GetProperty("steps")[time - 1];
            loss = Math.Max(loss, Difference(system.Look(time), step.GetProperty("loss").GetDouble()));
            JsonElement terms = step.GetProperty("terms");
            system.Network.Terms.Select(term => term.Part).ShouldBe(terms.EnumerateObject().Select(term => term.Name));
            foreach ((LossTerm term, double value) in system.Network.Terms.Zip(system.Network.Values.ToArray()))
            {
                loss = Math.Max(loss, Difference(value, terms.GetProperty(term.Part).GetDouble()));
            }

            gradient = Math.Max(gradient, Worst(system, [.. system.Network.Parameters.Select(parameter => parameter.Gradient)], step.GetProperty("gradients")));
            system.Move();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: loss {loss:0.0e+0}, gradients {gradient:0.0e+0}");
        loss.ShouldBeLessThan(LossTolerance);
        gradient.ShouldBeLessThan(GradientTolerance);

        static double Difference(double value, double golden) => Math.Abs(value - golden) / Math.Abs(golden);
    }

    // The largest difference of any number, relative to the largest golden number of its tensor.
    private static double Worst(GoldenSystem system, IReadOnlyList<View<float>> tensors, JsonElement golden)
    {
        JsonProperty[] expected = [.. golden.EnumerateObject()];
        expected.Select(tensor => tensor.Name).ShouldBe(system.Network.Parameters.Take(tensors.Count).Select(parameter => parameter.Name));
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double[] wanted = [.. expected[i].Value.EnumerateArray().Select(value => value.GetDouble())];
            float[] found = system.Read(tensors[i]);
            found.Length.ShouldBe(wanted.Length);
            double largest = wanted.Max(Math.Abs);
            if (system.Network.Parameters[i].IsLearned)
            {
                largest.ShouldBeGreaterThan(0);
            }

            worst = Math.Max(worst, found.Zip(wanted, (value, exact) => Math.Abs(value - exact)).Max() / (largest == 0 ? 1 : largest));
        }

        return worst;
    }

    private static JsonDocument Golden() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Networks", "golden-networks.json")));

    private static TheoryData<string, string> OnBothBackends(bool byLbfgs)
    {
        TheoryData<string, string> all = [];
        foreach (string name in Catalogue.small.Where(study => study.Learner.Training.Optimizer.IsLbfgs == byLbfgs).Select(study => study.Name))
        {
            all.Add("reference", name);
            all.Add("auto", name);
        }

        return all;
    }
}

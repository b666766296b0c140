using System.Text.Json;
using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>Ten losses against PyTorch; bench/golden_losses.py made the numbers and says how.</summary>
public sealed class GoldenLossTests
{
    private const int Members = 3;
    private const int Latents = 96;
    private const int Pixels = 784;
    private const int BatchImages = 40;
    private const int AuxiliaryLatents = 8;

    [Theory]
    [InlineData("reference", "plain")]
    [InlineData("auto", "plain")]
    [InlineData("reference", "AuxK and rows of norm 1")]
    [InlineData("auto", "AuxK and rows of norm 1")]
    public void Ten_steps_follow_the_losses_and_the_gradients_of_PyTorch(string device, string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden-losses.json")));
        JsonElement golden = file.RootElement.GetProperty(name);
        JsonElement[] expected = [.. golden.GetProperty("steps").EnumerateArray()];
        bool plain = name == "plain";
        using IBackend backend = Backends.Create(device, 2);
        EnsembleBatch batch = new(Members, BatchImages, Pixels, Latents, 12, plain ? 0 : AuxiliaryLatents);
        Layer[] layers = Enumerable.Range(0, Members).Select(InitialLayer).ToArray();
        FeatureActivity activity = new(Members, Latents, BatchImages, maximumFrequency: 0);
        TiedEnsemble recipe = plain ? Plain : WithAuxK;
        EnsembleState state = EnsembleState.Initial(new Ensemble(layers), activity);
        HostSteps step = new(recipe, NoImages.Of(Pixels), backend, batch, expected.Length);
        for (int time = 1; time <= expected.Length; time++)
        {
            FillInputs(batch, (time - 1) * BatchImages);
            step.Learn(state, time);
            JsonElement row = expected[time - 1];
            Close(step.Loss.MeanReconstruction, row.GetProperty("reconstruction").GetDouble());
            Close(step.Loss.Consistency, row.GetProperty("consistency").GetDouble());
            Close(step.Loss.Total, row.GetProperty("loss").GetDouble());
            if (!plain)
            {
                Close(step.Loss.MeanAuxiliary, row.GetProperty("auxiliary").GetDouble());
                Enumerable.Range(0, Members).Select(member => batch.Auxiliary!.Silent(member).Length)
                    .ShouldBe(row.GetProperty("silent").EnumerateArray().Select(count => count.GetInt32()));
            }
        }

        FirstMomentsFollow(state, golden.GetProperty("first moments"));

        static void Close(double actual, double golden) => actual.ShouldBe(golden, 2e-5 * golden);
    }

    private static TiedEnsemble Plain { get; } = Small.With("training.consistency-weight = 0.1", $"training.members = {Members}", $"model.latents = {Latents}", "model.k = 12");

    private static TiedEnsemble WithAuxK { get; } = Small.With("training.consistency-weight = 0.1", $"training.members = {Members}", $"model.latents = {Latents}", "model.k = 12", "training.adam.beta2 = 0.98", $"training.auxiliary-loss = aux-k 80 {AuxiliaryLatents} 0.03125", "training.row-norms = of-the-start");

    private static void FirstMomentsFollow(EnsembleState state, JsonElement golden)
    {
        for (int member = 0; member < Members; member++)
        {
            Matrix moments = state.States[member].First.Weights;
            JsonElement[] features = [.. golden[member].EnumerateArray()];
            double largest = features.SelectMany(row => row.EnumerateArray()).Max(value => Math.Abs(value.GetDouble()));
            for (int f = 0; f < features.Length; f++)
            {
                double[] row = [.. features[f].EnumerateArray().Select(value => value.GetDouble())];
                for (int d = 0; d < row.Length; d++)
                {
                    ((double)moments.Row(7 * f)[100 * d]).ShouldBe(row[d], 1e-4 * largest);
                }
            }
        }
    }

    private static Layer InitialLayer(int member)
    {
        Layer layer = Layer.Zeros(Latents, Pixels);
        for (int f = 0; f < Latents; f++)
        {
            for (int d = 0; d < Pixels; d++)
            {
                layer.Weights.Row(f)[d] = (float)(((f * 7919 + d * 104729 + member * 1299709) % 2003 / 2003.0 - 0.5) * 0.06);
            }
        }

        return layer;
    }

    private static void FillInputs(EnsembleBatch batch, int first)
    {
        for (int b = 0; b < BatchImages; b++)
        {
            for (int d = 0; d < Pixels; d++)
            {
                int i = first + b;
                batch.Inputs.Row(b)[d] = (i * 31 + d * 17) % 97 < 20 ? (float)((i * 13 + d * 7) % 256 / 255.0) : 0f;
            }
        }
    }
}

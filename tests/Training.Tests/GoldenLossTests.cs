using System.Text.Json;
using ResearchPipeline.Compute;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>Ten losses against PyTorch; bench/golden_losses.py made the numbers and says how.</summary>
public sealed class GoldenLossTests
{
    private const int Members = 3;
    private const int Latents = 96;
    private const int Pixels = 784;
    private const int BatchImages = 40;

    [Theory]
    [InlineData("reference")]
    [InlineData("auto")]
    public void Ten_steps_follow_the_losses_of_PyTorch(string device)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden-losses.json")));
        JsonElement[] expected = [.. golden.RootElement.GetProperty("steps").EnumerateArray()];
        using IBackend backend = Backends.Create(device, 2);
        EnsembleBatch batch = new(Members, BatchImages, Pixels, Latents, 12);
        Layer[] layers = Enumerable.Range(0, Members).Select(InitialLayer).ToArray();
        FeatureActivity activity = new(Members, Latents, BatchImages, maximumFrequency: 0);
        TrainingState state = TrainingState.Initial(new Ensemble(layers), activity);
        TrainingStep step = new(SmallExperiment.With(lambda: 0.1, members: Members, latents: Latents, k: 12), backend, batch, expected.Length);
        for (int time = 1; time <= expected.Length; time++)
        {
            FillInputs(batch, (time - 1) * BatchImages);
            step.Run(state, time);
            Close(step.MeanReconstruction, expected[time - 1].GetProperty("reconstruction").GetDouble());
            Close(step.Consistency, expected[time - 1].GetProperty("consistency").GetDouble());
            Close(step.Loss, expected[time - 1].GetProperty("loss").GetDouble());
        }

        static void Close(double actual, double golden) => actual.ShouldBe(golden, 2e-5 * golden);
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

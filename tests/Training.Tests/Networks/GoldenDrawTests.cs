using System.Text.Json;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>The draws of networks against those that bench/golden_networks.py makes by the rule alone.</summary>
public sealed class GoldenDrawTests
{
    [Theory]
    [InlineData("reference")]
    [InlineData("auto")]
    public void Words_masks_and_deviates_are_those_of_the_rule(string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Networks", "golden-networks.json")));
        foreach (JsonElement golden in file.RootElement.GetProperty("draws").EnumerateArray())
        {
            Draw draw = new(GoldenSystem.Seed, (Purpose)golden.GetProperty("purpose").GetInt32(), golden.GetProperty("step").GetUInt32(), golden.GetProperty("lane").GetUInt32(), 0);
            (int rows, int columns) = (golden.GetProperty("rows").GetInt32(), golden.GetProperty("columns").GetInt32());
            Enumerable.Range(0, rows * columns).Select(place => RandomElement.Word(draw, place)).ShouldBe(golden.GetProperty("words").EnumerateArray().Select(word => word.GetUInt32()));
            (View<float> masks, View<float> deviates) = (backend.Arithmetic.Zeros(rows, columns), backend.Arithmetic.Zeros(rows, columns));
            backend.Arithmetic.FillMask(draw, 0.3, 1, masks);
            Read(masks).ShouldBe(golden.GetProperty("mask of share 0.3").EnumerateArray().Select(value => value.GetSingle()));
            backend.Arithmetic.FillNormal(draw, deviates);
            foreach ((float deviate, double wanted) in Read(deviates).Zip(golden.GetProperty("deviates").EnumerateArray().Select(value => value.GetDouble())))
            {
                ((double)deviate).ShouldBe(wanted, 1e-6);
            }
        }

        float[] Read(View<float> view)
        {
            float[] values = new float[view.Count];
            backend.Arithmetic.Read(view, values);
            return values;
        }
    }
}

using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests;

/// <summary>Every operation of every backend, on awkward sizes, must return the reference's bits.</summary>
public sealed class BackendConformanceTests
{
    public static TheoryData<int, int, BatchShape> Cases()
    {
        BatchShape[] shapes =
        [
            new(1, 1, 1, 1, 1, 1),
            new(2, 3, 3, 2, 15, 15),
            new(1, 17, 17, 15, 16, 1),
            new(3, 33, 20, 16, 17, 5),
            new(2, 16, 16, 17, 31, 31),
            new(2, 128, 96, 443, 130, 50),
            new(5, 40, 40, 784, 121, 12),
            new(2, 70, 70, 100, 1023, 50),
            new(2, 9, 9, 784, 1024, 50),
        ];
        TheoryData<int, int, BatchShape> cases = [];
        foreach (int width in Backends.Widths)
        {
            foreach (BatchShape shape in shapes)
            {
                cases.Add(width, 1, shape);
                cases.Add(width, 3, shape);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_whole_step_returns_the_bits_of_the_reference(int width, int threads, BatchShape shape)
    {
        using IBackend simd = Backends.CreateSimd(width, threads);
        using ReferenceBackend reference = new();
        (EnsembleBatch expected, Layer[] expectedLayers, OptimizerState[] expectedStates) = RandomBatch.Create(shape);
        (EnsembleBatch actual, Layer[] actualLayers, OptimizerState[] actualStates) = RandomBatch.Create(shape);
        LossScale scale = LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1);
        for (int time = 1; time <= 2; time++)
        {
            AdamStep step = AdamStep.At(time, 1e-3, 0.9, 0.999, 1e-8, 0.01);
            Step(reference, expected, expectedLayers, expectedStates, scale, step);
            Step(simd, actual, actualLayers, actualStates, scale, step);
            for (int member = 0; member < shape.Members; member++)
            {
                Same(expected.Preactivations[member], actual.Preactivations[member], shape.Rows, "preactivations");
                actual.Codes[member].Indices.SequenceEqual(expected.Codes[member].Indices).ShouldBeTrue("indices");
                Same(expected.Codes[member].Values, actual.Codes[member].Values, "codes");
                Same(expected.Disagreements[member], actual.Disagreements[member], shape.Rows, "disagreements");
                Same(expected.Residuals[member], actual.Residuals[member], shape.Rows, "residuals");
                Same(expected.CodeGradients[member], actual.CodeGradients[member], shape.Rows, "code gradients");
                actual.SquaredErrors(member).SequenceEqual(expected.SquaredErrors(member)).ShouldBeTrue("squared errors");
                Same(expectedLayers[member].Weights.Values, actualLayers[member].Weights.Values, "weights");
                Same(expectedStates[member].First.Weights.Values, actualStates[member].First.Weights.Values, "first moments");
                Same(expectedStates[member].Second.Weights.Values, actualStates[member].Second.Weights.Values, "second moments");
                Same(expectedStates[member].Average.Weights.Values, actualStates[member].Average.Weights.Values, "averages");
            }

            actual.SquaredDifferences.SequenceEqual(expected.SquaredDifferences).ShouldBeTrue("squared differences");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_reconstruction_returns_the_bits_of_the_reference(int width, int threads, BatchShape shape)
    {
        using IBackend simd = Backends.CreateSimd(width, threads);
        using ReferenceBackend reference = new();
        (EnsembleBatch batch, Layer[] layers, _) = RandomBatch.Create(shape, seed: 2);
        reference.Encode(batch, layers);
        reference.SelectTopK(batch);
        Matrix expected = new(shape.Rows, shape.Inputs);
        Matrix actual = new(shape.Rows, shape.Inputs);

        reference.Reconstruct(batch.Codes[0], shape.Rows, layers[0], expected);
        simd.Reconstruct(batch.Codes[0], shape.Rows, layers[0], actual);

        Same(expected, actual, shape.Rows, "reconstruction");
    }

    [Fact]
    public void A_warm_step_allocates_nothing()
    {
        BatchShape shape = new(2, 32, 32, 784, 128, 10);
        using IBackend simd = Backends.Create("auto", 2);
        (EnsembleBatch batch, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(shape);
        LossScale scale = LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1);
        AdamStep step = AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0.01);
        for (int warm = 0; warm < 50; warm++)
        {
            Step(simd, batch, layers, states, scale, step);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            Step(simd, batch, layers, states, scale, step);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Step(
        IBackend backend, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        backend.Encode(batch, layers);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, layers, scale);
        backend.UpdateWeights(batch, layers, states, scale, step);
    }

    private static void Same(Matrix expected, Matrix actual, int rows, string what) =>
        Same(expected.Values[..(rows * expected.Columns)], actual.Values[..(rows * actual.Columns)], what);

    private static void Same(Span<float> expected, Span<float> actual, string what)
    {
        int differs = MemoryMarshal.Cast<float, int>(expected).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual));
        differs.ShouldBe(expected.Length, $"{what} differ from element {differs} on");
    }
}

using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Tests;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>Steps of an ensemble on a device against the plain loops: every number that a later step depends on, and all that is told, bit for bit.</summary>
public sealed class GpuEnsembleTests(Device device) : IClassFixture<Device>
{
    public static TheoryData<BatchShape> Shapes() =>
    [
        new BatchShape(1, 1, 1, 1, 1, 1),
        new BatchShape(2, 3, 3, 2, 15, 15),
        new BatchShape(1, 17, 17, 15, 16, 1, AuxiliaryK: 16),
        new BatchShape(3, 33, 20, 16, 17, 5, AuxiliaryK: 3),
        new BatchShape(2, 12, 9, 17, 2, 2),
        new BatchShape(2, 40, 31, 101, 300, 7, AuxiliaryK: 64),
        new BatchShape(5, 20, 20, 97, 121, 12, AuxiliaryK: 5),
        new BatchShape(2, 1, 1, 257, 1024, 1),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Steps_have_the_bits_of_the_plain_loops(BatchShape shape)
    {
        EnsembleOfLoops expected = new(shape, seed: 1);
        using GpuEnsemble actual = new(device.Driver, expected.Shape, expected.Pixels);
        actual.Upload(expected.Memory);
        actual.ClearCounts();
        EnsembleSums told = new(shape.Members);
        for (int time = 1; time <= 4; time++)
        {
            EnsembleStep step = expected.StepAt(time);
            int[] images = expected.ImagesOf(time);
            Step(actual, images, step);
            actual.Untold.ShouldBe(1);
            actual.Tell(told);
            Same(expected.Step(images, step), told, $"{shape}, step {time}");
        }

        Same(expected.Memory, actual, shape);
        actual.MeanSilent().ShouldBe(expected.Memory.Counts.Average(counts => counts.Count(count => count == 0)), 1e-12);
    }

    [Fact]
    public void What_was_asked_for_is_told_in_its_order_however_late()
    {
        BatchShape shape = new(2, 10, 10, 30, 40, 4, AuxiliaryK: 6);
        EnsembleOfLoops expected = new(shape, seed: 3);
        using GpuEnsemble actual = new(device.Driver, expected.Shape, expected.Pixels);
        actual.Upload(expected.Memory);
        for (int time = 1; time <= 64; time++)
        {
            Step(actual, expected.ImagesOf(time), expected.StepAt(time));
        }

        Should.Throw<InvalidOperationException>(() => Step(actual, expected.ImagesOf(65), expected.StepAt(65)));
        EnsembleSums told = new(shape.Members);
        for (int time = 1; time <= 64; time++)
        {
            actual.Tell(told);
            Same(expected.Step(expected.ImagesOf(time), expected.StepAt(time)), told, $"step {time}");
        }

        Should.Throw<InvalidOperationException>(() => actual.Tell(told));
        Same(expected.Memory, actual, shape);
    }

    [Fact]
    public void After_a_step_that_is_no_number_nothing_changes_and_the_step_says_so()
    {
        BatchShape shape = new(2, 10, 10, 30, 40, 4);
        EnsembleOfLoops expected = new(shape, seed: 4);
        using GpuEnsemble actual = new(device.Driver, expected.Shape, expected.Pixels);
        using ReferenceEnsemble loops = new(expected.Shape, expected.Pixels);
        actual.Upload(expected.Memory);
        EnsembleSums told = new(shape.Members), toldByLoops = new(shape.Members);
        Step(actual, expected.ImagesOf(1), expected.StepAt(1));
        actual.Tell(told);
        _ = expected.Step(expected.ImagesOf(1), expected.StepAt(1));
        expected.Memory.Layers[1].Weights.Row(7).Fill(float.MaxValue);
        foreach (IEnsembleDevice each in new IEnsembleDevice[] { actual, loops })
        {
            each.Upload(expected.Memory);
            Step(each, expected.ImagesOf(2), expected.StepAt(2));
            Step(each, expected.ImagesOf(3), expected.StepAt(3));
        }

        foreach (string step in new[] { "the step", "the step after it" })
        {
            actual.Tell(told);
            loops.Tell(toldByLoops);
            double.IsFinite(told.SquaredErrors[1]).ShouldBeFalse();
            double.IsFinite(toldByLoops.SquaredErrors[1]).ShouldBeFalse();
            Bits([told.SquaredErrors[0]]).ShouldBe(Bits([toldByLoops.SquaredErrors[0]]), step);
            told.Hashes.ToArray().ShouldBe(toldByLoops.Hashes.ToArray(), step);
        }

        Same(expected.Memory, actual, shape);
        Same(expected.Memory, loops, shape);
    }

    // The loss is a number, and what it is multiplied by is none.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gradient_that_is_no_number_is_told_and_changes_nothing(bool isAuxiliary)
    {
        BatchShape shape = new(2, 10, 10, 30, 40, 4, AuxiliaryK: 6);
        EnsembleOfLoops expected = new(shape, seed: 6);
        using GpuEnsemble actual = new(device.Driver, expected.Shape, expected.Pixels);
        Array.ForEach([.. expected.Memory.SilentImages], images => Array.Fill(images, 1000));
        actual.Upload(expected.Memory);
        EnsembleStep step = expected.StepAt(1);
        Step(actual, expected.ImagesOf(1), step with { Scale = isAuxiliary ? step.Scale with { Auxiliary = 1e300 } : step.Scale with { Residual = 1e300 } });
        EnsembleSums told = new(shape.Members);
        actual.Tell(told);
        for (int member = 0; member < shape.Members; member++)
        {
            double.IsFinite(told.SquaredErrors[member]).ShouldBeTrue();
            float.IsFinite(told.BadGradients[member]).ShouldBe(isAuxiliary);
            float.IsFinite(told.BadAuxiliaryGradients[member]).ShouldBe(!isAuxiliary);
        }

        Same(expected.Memory, actual, shape);
    }

    // Behind images that are not learned from.
    private static void Step(IEnsembleDevice device, int[] images, in EnsembleStep step)
    {
        device.Announce([3, 1, .. images]);
        device.Step(2, images.Length, step);
    }

    private static void Same(EnsembleSums expected, EnsembleSums told, string what)
    {
        Bits(told.SquaredErrors).ShouldBe(Bits(expected.SquaredErrors), what);
        Bits([told.SquaredDifferences]).ShouldBe(Bits([expected.SquaredDifferences]), what);
        Bits(told.AuxiliarySquaredErrors).ShouldBe(Bits(expected.AuxiliarySquaredErrors), what);
        told.Silent.ToArray().ShouldBe(expected.Silent.ToArray(), what);
        Bits(told.BadGradients).ShouldBe(Bits(expected.BadGradients), what);
        Bits(told.BadAuxiliaryGradients).ShouldBe(Bits(expected.BadAuxiliaryGradients), what);
        told.Hashes.ToArray().ShouldBe(expected.Hashes.ToArray(), what);
    }

    private static void Same(EnsembleMemory expected, IEnsembleDevice device, BatchShape shape)
    {
        EnsembleMemory actual = EnsembleMemory.Zeros(new EnsembleShape(shape.Members, shape.Capacity, shape.Inputs, shape.Latents, shape.K, shape.AuxiliaryK), expected.SquaredErrors[0].Length);
        device.Download(actual);
        for (int member = 0; member < shape.Members; member++)
        {
            Same(expected.Layers[member], actual.Layers[member], $"{shape}: parameters");
            Same(expected.States[member].First, actual.States[member].First, $"{shape}: first moments");
            Same(expected.States[member].Second, actual.States[member].Second, $"{shape}: second moments");
            Same(expected.States[member].Average, actual.States[member].Average, $"{shape}: averages");
            actual.Counts[member].ShouldBe(expected.Counts[member]);
            actual.SilentImages[member].ShouldBe(expected.SilentImages[member]);
            Bits(actual.SquaredErrors[member]).ShouldBe(Bits(expected.SquaredErrors[member]));
        }
    }

    // Both zeros are not the same.
    private static long[] Bits(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values).ToArray();

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    private static void Same(Layer expected, Layer actual, string what)
    {
        Same(expected.Weights, actual.Weights, $"{what}: weights");
        Same(expected.EncoderBias, actual.EncoderBias, $"{what}: encoder biases");
        Same(expected.DecoderBias, actual.DecoderBias, $"{what}: decoder biases");
    }

    private static void Same(Matrix expected, Matrix actual, string what)
    {
        int differs = MemoryMarshal.Cast<float, int>(expected.Values).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual.Values));
        differs.ShouldBe(expected.Values.Length, $"{what} differ from element {differs} on");
    }
}

using System.Runtime.InteropServices;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>What is about to be timed must first return the bits of the reference.</summary>
internal static class EqualToReference
{
    private const int Steps = 2;

    /// <summary>Runs a few steps of a shape on both and compares all parameters, moments and averages.</summary>
    /// <exception cref="InvalidOperationException">They differ; nothing may be timed.</exception>
    public static void Require(IBackend backend, ImageSet images, int members, int latents, int k)
    {
        using IBackend reference = Backends.Create("reference", 1);
        StepWorkload expected = new(images, members, latents, k);
        StepWorkload actual = new(images, members, latents, k);
        for (int step = 0; step < Steps; step++)
        {
            expected.Step(reference);
            actual.Step(backend);
        }

        RequireSame((expected.Layers, expected.States), (actual.Layers, actual.States));
        Console.WriteLine($"checked: {backend.Name} returns the bits of the reference ({members} members, {latents} latents, k = {k}, {Steps} steps)");
    }

    /// <summary>Compares what two trainings have come to.</summary>
    /// <exception cref="InvalidOperationException">They differ; nothing may be timed.</exception>
    public static void RequireSame((Layer[] Layers, OptimizerState[] States) expected, (Layer[] Layers, OptimizerState[] States) actual)
    {
        for (int member = 0; member < expected.Layers.Length; member++)
        {
            Same(expected.Layers[member], actual.Layers[member], $"weights of member {member}");
            Same(expected.States[member].First, actual.States[member].First, $"first moments of member {member}");
            Same(expected.States[member].Second, actual.States[member].Second, $"second moments of member {member}");
            Same(expected.States[member].Average, actual.States[member].Average, $"average of member {member}");
        }
    }

    private static void Same(Layer expected, Layer actual, string what)
    {
        ReadOnlySpan<int> a = MemoryMarshal.Cast<float, int>(expected.Weights.Values);
        ReadOnlySpan<int> b = MemoryMarshal.Cast<float, int>(actual.Weights.Values);
        int first = a.CommonPrefixLength(b);
        if (first < a.Length)
        {
            throw new InvalidOperationException($"The {what} differ from the reference at element {first}: nothing is timed.");
        }
    }
}

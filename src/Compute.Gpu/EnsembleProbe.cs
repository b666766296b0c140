using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>Whether a small ensemble learns on a device as by the plain loops: every kernel of a step, in groups of which some are not full.</summary>
internal static class EnsembleProbe
{
    private const int Images = 70;
    private const int Steps = 4;
    private static readonly EnsembleShape Shape = new(Members: 3, Capacity: 37, Inputs: 150, Latents: 301, K: 7, AuxiliaryK: 5);

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    /// <exception cref="GpuException">The device could not be asked.</exception>
    public static string? Defect(IGpuDriver driver)
    {
        byte[] pixels = Pixels();
        EnsembleMemory start = Start();
        using ReferenceEnsemble loops = new(Shape, pixels);
        using GpuEnsemble device = new(driver, Shape, pixels);
        (EnsembleMemory expected, EnsembleSums[] expectedSums) = Learned(loops, start);
        (EnsembleMemory found, EnsembleSums[] sums) = Learned(device, start);
        for (int step = 0; step < Steps; step++)
        {
            if (!Same(expectedSums[step], sums[step]))
            {
                return $"a small ensemble learns otherwise there, from step {step + 1} on";
            }
        }

        return Same(expected, found) ? null : "a small ensemble has learned something else there";
    }

    private static (EnsembleMemory Memory, EnsembleSums[] Sums) Learned(IEnsembleDevice device, EnsembleMemory start)
    {
        device.Upload(start);
        device.ClearCounts();
        device.Announce([.. Enumerable.Range(0, Images).Select(place => place * 13 % Images)]);
        for (int step = 1; step <= Steps; step++)
        {
            int rows = step == Steps ? Shape.Capacity - 20 : Shape.Capacity;
            device.Step(step * 5, rows, new EnsembleStep(
                LossScale.For(Shape.Members, rows, Shape.Inputs, Shape.Latents, 0.1, auxiliary: 1.0 / 32),
                AdamStep.At(step, 1e-3, 0.9, 0.999, 1e-8, 0.01) with { RowNorm = 0.875 },
                LearnsBiases: true,
                SilentImages: 60));
        }

        EnsembleSums[] sums = [.. Enumerable.Range(0, Steps).Select(_ => new EnsembleSums(Shape.Members))];
        Array.ForEach(sums, device.Tell);
        EnsembleMemory memory = EnsembleMemory.Zeros(Shape, Images);
        device.Download(memory);
        return (memory, sums);
    }

    private static byte[] Pixels()
    {
        PhiloxSequence random = new(3, Purpose.Shuffle, 78);
        return [.. Enumerable.Range(0, Images * Shape.Inputs).Select(_ => random.NextIndex(3) == 0 ? (byte)random.NextIndex(256) : (byte)0)];
    }

    // Some rows are equal, so that the largest of an image are.
    private static EnsembleMemory Start()
    {
        EnsembleMemory memory = EnsembleMemory.Zeros(Shape, Images);
        PhiloxSequence random = new(4, Purpose.Initialization, 79);
        for (int member = 0; member < Shape.Members; member++)
        {
            Layer layer = memory.Layers[member];
            for (int latent = 0; latent < Shape.Latents; latent++)
            {
                foreach (ref float weight in layer.Weights.Row(latent))
                {
                    weight = (float)(random.NextNormal() / 16);
                }

                if (latent % 6 == 5)
                {
                    layer.Weights.Row(0).CopyTo(layer.Weights.Row(latent));
                }
            }

            layer.CopyTo(memory.States[member].Average);
        }

        return memory;
    }

    private static bool Same(EnsembleSums a, EnsembleSums b) =>
        BitConverter.DoubleToInt64Bits(a.SquaredDifferences) == BitConverter.DoubleToInt64Bits(b.SquaredDifferences) && Same<double>(a.SquaredErrors, b.SquaredErrors)
        && Same<double>(a.AuxiliarySquaredErrors, b.AuxiliarySquaredErrors) && Same<int>(a.Silent, b.Silent) && Same<float>(a.BadGradients, b.BadGradients)
        && Same<float>(a.BadAuxiliaryGradients, b.BadAuxiliaryGradients) && Same<ParameterHash>(a.Hashes, b.Hashes);

    private static bool Same(EnsembleMemory a, EnsembleMemory b) => Enumerable.Range(0, Shape.Members).All(member =>
        Same(a.Layers[member], b.Layers[member]) && Same(a.States[member].First, b.States[member].First) && Same(a.States[member].Second, b.States[member].Second)
        && Same(a.States[member].Average, b.States[member].Average) && Same<int>(a.Counts[member], b.Counts[member])
        && Same<long>(a.SilentImages[member], b.SilentImages[member]) && Same<double>(a.SquaredErrors[member], b.SquaredErrors[member]));

    private static bool Same(Layer a, Layer b) =>
        Same<float>(a.Weights.Values, b.Weights.Values) && Same<float>(a.EncoderBias.Values, b.EncoderBias.Values) && Same<float>(a.DecoderBias.Values, b.DecoderBias.Values);

    // Bits: both zeros are not the same, and a number that is none is the same as itself.
    private static bool Same<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}

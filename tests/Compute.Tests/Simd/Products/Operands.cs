using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd.Products;

/// <summary>Operands of a product, made from a seed, and its results by two arithmetics.</summary>
internal static class Operands
{
    /// <summary>A view of random values, a share of them zero (of either sign): as it lies, or the transpose of what lies so, with a gap after each row and each value if asked for.</summary>
    public static View<float> Create(int seed, int rows, int columns, double zeros = 0, bool transposed = false, int gap = 0)
    {
        (int height, int width) = transposed ? (columns, rows) : (rows, columns);
        int step = gap > 0 ? 2 : 1;
        int pitch = width * step + gap;
        Storage<float> storage = new(gap + height * pitch);
        PhiloxSequence random = new((ulong)seed, Purpose.Initialization, 98);
        foreach (ref float value in storage.Values)
        {
            value = random.NextDouble() < zeros ? (random.NextIndex(2) == 0 ? 0f : -0f) : Value(random);
        }

        View<float> view = new(storage, gap, height, width, pitch, step);
        return transposed ? view.Transposed : view;
    }

    /// <summary>The bits of a storage: those of a view, and of the gaps, which nobody may write to.</summary>
    public static int[] Bits(Storage<float> storage) => MemoryMarshal.Cast<float, int>(storage.Values).ToArray();

    /// <summary>A copy that lies as its source does, gaps included.</summary>
    public static View<float> Copy(View<float> source)
    {
        Storage<float> storage = new(source.Storage.Count);
        source.Storage.Values.CopyTo(storage.Values);
        return source with { Storage = storage };
    }

    // Mostly of the size of one; now and then so small that products are subnormal, or small beside what they are added to.
    private static float Value(PhiloxSequence random) => random.NextIndex(50) switch
    {
        0 => (1 + random.NextIndex(99)) * float.Epsilon,
        1 => (float)(random.NextDouble() * 1e-25),
        2 => 1f,
        _ => (float)(2 * random.NextDouble() - 1),
    };
}

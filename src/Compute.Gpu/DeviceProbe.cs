using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>Whether a device computes what it is asked for to the last bit: contraction, fma, subnormals, division, roots, binary64, the largest of a row with ties, and the steps of a small ensemble.</summary>
internal static class DeviceProbe
{
    private const int Count = 4096;
    private static readonly string[] Names = ["a product and a sum, each rounded by itself", "the fused multiply-add", "division", "the square root", "a sum, also of subnormal numbers"];

    private static readonly string[] WideNames =
        ["a product and a sum of binary64", "the fused multiply-add of binary64", "division of binary64", "the square root of binary64", "rounding down", "rounding binary64 to binary32"];

    private static readonly float[] Awkward = [0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1e-39f, -3e-41f, 1.1920929e-7f, 16777216f, 1e38f, -1e38f, 1.17549435e-38f, 0.1f, 3f];

    private const string MoreMemory = "The probe takes a few megabytes: end what else uses the memory of the device.";

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    /// <exception cref="GpuException">The device could not be asked.</exception>
    public static string? Defect(IGpuDriver driver)
    {
        try
        {
            return DefectOf(driver);
        }
        catch (GpuException failure) when (failure.Advice == GpuException.LessMemory)
        {
            throw failure.Advising(MoreMemory);
        }
    }

    private static string? DefectOf(IGpuDriver driver)
    {
        (float[] x, float[] y, float[] z) = (Numbers(1), Numbers(2), Numbers(3));
        float[] found = new float[Names.Length * Count];
        double[] wide = new double[WideNames.Length * Count];
        Run(driver, x, y, z, found, wide);
        for (int n = 0; n < Count; n++)
        {
            float[] expected = [(float)(x[n] * y[n]) + z[n], MathF.FusedMultiplyAdd(x[n], y[n], z[n]), x[n] / y[n], MathF.Sqrt(Math.Abs(x[n])), x[n] + z[n]];
            double a = (double)x[n] * y[n], b = (double)z[n] * 3.0 + 1e-30;
            double[] expectedWide = [a * b + a, Math.FusedMultiplyAdd(a, b, a), a / b, Math.Sqrt(Math.Abs(a)), Math.Floor(b * 1e6), (double)(float)(a * 1.1)];
            for (int what = 0; what < expected.Length; what++)
            {
                if (!Same(expected[what], found[what * Count + n]))
                {
                    return $"it computes {Names[what]} otherwise: of {x[n]:R}, {y[n]:R} and {z[n]:R} it makes {found[what * Count + n]:R} in place of {expected[what]:R}";
                }
            }

            for (int what = 0; what < expectedWide.Length; what++)
            {
                if (!Same(expectedWide[what], wide[what * Count + n]))
                {
                    return $"it computes {WideNames[what]} otherwise: of {a:R} and {b:R} it makes {wide[what * Count + n]:R} in place of {expectedWide[what]:R}";
                }
            }
        }

        return SelectsOtherwise(driver, x) ? "it finds other numbers to be the largest" : EnsembleProbe.Defect(driver);
    }

    private static void Run(IGpuDriver driver, float[] x, float[] y, float[] z, float[] found, double[] wide)
    {
        using DeviceMemory first = Of(driver, x), second = Of(driver, y), third = Of(driver, z), results = Of(driver, found), wideResults = new(driver, wide.Length * sizeof(double));
        driver.Run("probe", Count / 256, 256, new KernelArguments().Add(first).Add(second).Add(third).Add(results).Add(wideResults).Add(Count));
        driver.Read(results.Handle, 0, MemoryMarshal.AsBytes(found.AsSpan()));
        driver.Read(wideResults.Handle, 0, MemoryMarshal.AsBytes(wide.AsSpan()));
    }

    private static bool SelectsOtherwise(IGpuDriver driver, float[] values)
    {
        using GpuArithmetic arithmetic = new(driver);
        const int rows = 16, columns = Count / rows;
        View<float> x = arithmetic.Zeros(rows, columns), mask = arithmetic.Zeros(rows, columns);
        arithmetic.Write(values, x);
        arithmetic.SelectLargest(x, 50, mask);
        float[] found = new float[Count];
        arithmetic.Read(mask, found);
        View<float> expected = View.Zeros<float>(rows, columns);
        new ReferenceArithmetic<float>().SelectLargest(View.Of<float>(values, rows, columns), 50, expected);
        return !expected.Values.SequenceEqual(found);
    }

    private static DeviceMemory Of(IGpuDriver driver, float[] values)
    {
        DeviceMemory memory = new(driver, values.Length * sizeof(float));
        driver.Write(memory.Handle, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return memory;
    }

    // Awkward numbers, and random ones of all sizes; many are equal.
    private static float[] Numbers(ulong which)
    {
        PhiloxSequence random = new(which, Purpose.Shuffle, 77);
        return [.. Enumerable.Range(0, Count).Select(n => random.NextIndex(3) == 0
            ? Awkward[random.NextIndex(Awkward.Length)]
            : (float)(random.NextNormal() * Math.ScaleB(1, random.NextIndex(60) - 30)))];
    }

    // Which of the numbers that are none comes out is nowhere said.
    private static bool Same(float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}

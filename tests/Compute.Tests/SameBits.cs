using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests;

/// <summary>Whether two backends have come to the same bits.</summary>
internal static class SameBits
{
    public static void Same(EnsembleBatch expected, EnsembleBatch actual, int rows, string backend)
    {
        for (int member = 0; member < expected.Members; member++)
        {
            Same(expected.Preactivations[member], actual.Preactivations[member], rows, $"{backend}: preactivations");
            actual.Codes[member].Indices.SequenceEqual(expected.Codes[member].Indices).ShouldBeTrue($"{backend}: indices");
            Same(expected.Codes[member].Values, actual.Codes[member].Values, $"{backend}: codes");
            Same(expected.Disagreements[member], actual.Disagreements[member], rows, $"{backend}: disagreements");
            Same(expected.Residuals[member], actual.Residuals[member], rows, $"{backend}: residuals");
            Same(expected.CodeGradients[member], actual.CodeGradients[member], rows, $"{backend}: code gradients");
            actual.SquaredErrors(member).SequenceEqual(expected.SquaredErrors(member)).ShouldBeTrue($"{backend}: squared errors");
            if (expected.Auxiliary is not null)
            {
                Same(expected.Auxiliary, actual.Auxiliary!, member, rows, backend);
            }
        }

        actual.ParameterHashes.SequenceEqual(expected.ParameterHashes).ShouldBeTrue($"{backend}: hashes of the parameters");
        actual.SquaredDifferences.SequenceEqual(expected.SquaredDifferences).ShouldBeTrue($"{backend}: squared differences");
    }

    private static void Same(AuxiliaryBatch expected, AuxiliaryBatch actual, int member, int rows, string backend)
    {
        SparseCodes codes = expected.Codes[member];
        actual.Codes[member].Indices[..(rows * codes.K)].SequenceEqual(codes.Indices[..(rows * codes.K)]).ShouldBeTrue($"{backend}: silent indices");
        Same(codes.Values[..(rows * codes.K)], actual.Codes[member].Values[..(rows * codes.K)], $"{backend}: silent codes");
        Same(expected.Residuals[member], actual.Residuals[member], rows, $"{backend}: auxiliary residuals");
        Same(expected.CodeGradients[member], actual.CodeGradients[member], rows, $"{backend}: auxiliary code gradients");
        actual.SquaredErrors(member).SequenceEqual(expected.SquaredErrors(member)).ShouldBeTrue($"{backend}: auxiliary squared errors");
    }

    public static void Same(Layer[] expected, Layer[] actual, string what)
    {
        for (int member = 0; member < expected.Length; member++)
        {
            Same(expected[member].Weights.Values, actual[member].Weights.Values, what);
        }
    }

    public static void Same(Matrix expected, Matrix actual, int rows, string what) =>
        Same(expected.Values[..(rows * expected.Columns)], actual.Values[..(rows * actual.Columns)], what);

    public static void Same(Span<float> expected, Span<float> actual, string what)
    {
        int differs = MemoryMarshal.Cast<float, int>(expected).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual));
        differs.ShouldBe(expected.Length, $"{what} differ from element {differs} on");
    }
}

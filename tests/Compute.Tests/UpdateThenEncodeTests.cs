using ResearchPipeline.Compute.Reference;
using static ResearchPipeline.Compute.Tests.BatchStep;
using static ResearchPipeline.Compute.Tests.SameBits;

namespace ResearchPipeline.Compute.Tests;

public sealed class UpdateThenEncodeTests
{
    [Theory]
    [MemberData(nameof(BackendConformanceTests.Shapes), MemberType = typeof(BackendConformanceTests))]
    public void An_update_that_encodes_what_comes_next_returns_the_bits_of_the_reference(BatchShape shape)
    {
        LossScale scale = LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1, auxiliary: 1.0 / 32);
        AdamStep step = AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0.01) with { RowNorm = shape.AuxiliaryK % 2 == 0 ? 0 : 0.875 };
        using ReferenceBackend reference = new();
        (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) expected = Stepped(reference);
        EnsembleBatch expectedNext = Next();
        reference.UpdateWeights(expected.Batch, expected.Layers, expected.States, scale, step);
        reference.Encode(expectedNext, expected.Layers);
        foreach (int width in Backends.Widths)
        {
            foreach (int threads in BackendConformanceTests.ThreadCounts)
            {
                using IBackend simd = Backends.CreateSimd(width, threads);
                (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) actual = Stepped(simd);
                EnsembleBatch next = Next();
                simd.UpdateThenEncode(actual.Batch, actual.Layers, actual.States, scale, step, next);
                Same(expected.Layers, actual.Layers, $"{simd.Name}: weights");
                Same([.. expected.States.Select(state => state.Average)], [.. actual.States.Select(state => state.Average)], $"{simd.Name}: averages");
                actual.Batch.ParameterHashes.SequenceEqual(expected.Batch.ParameterHashes).ShouldBeTrue($"{simd.Name}: hashes of the parameters");
                for (int member = 0; member < shape.Members; member++)
                {
                    Same(expectedNext.Preactivations[member], next.Preactivations[member], next.Rows, $"{simd.Name}: preactivations of what comes next");
                }
            }
        }

        (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) Stepped(IBackend backend)
        {
            (EnsembleBatch batch, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(shape, seed: 3);
            Forward(backend, batch, layers, scale);
            return (batch, layers, states);
        }

        EnsembleBatch Next()
        {
            EnsembleBatch next = RandomBatch.Create(shape, seed: 4).Batch;
            next.Rows = Math.Max(1, shape.Rows - 5);
            return next;
        }
    }
}

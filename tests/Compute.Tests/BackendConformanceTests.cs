using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;
using static ResearchPipeline.Compute.Tests.BatchStep;
using static ResearchPipeline.Compute.Tests.SameBits;

namespace ResearchPipeline.Compute.Tests;

/// <summary>Every operation of every backend, on awkward sizes, must return the reference's bits.</summary>
public sealed class BackendConformanceTests
{
    internal static readonly int[] ThreadCounts = [1, 3];

    // Every awkward size as number of inputs and as number of latents, with batches of 1, 96 and 128 and k of 1, 50 and all.
    public static TheoryData<BatchShape> Shapes() =>
    [
        new BatchShape(1, 1, 1, 1, 1, 1),
        new BatchShape(2, 3, 3, 2, 15, 15),
        new BatchShape(1, 17, 17, 15, 16, 1, AuxiliaryK: 16),
        new BatchShape(3, 33, 20, 16, 17, 5, AuxiliaryK: 3),
        new BatchShape(2, 128, 96, 17, 2, 2),
        new BatchShape(2, 128, 96, 443, 784, 50),
        new BatchShape(5, 40, 40, 784, 121, 12, AuxiliaryK: 64),
        new BatchShape(2, 1, 1, 1023, 1024, 1),
        new BatchShape(1, 70, 70, 1024, 1023, 50),
        new BatchShape(2, 128, 128, 784, 443, 443),
        new BatchShape(2, 9, 9, 784, 1024, 50, AuxiliaryK: 64),
        FewSilent,
        FewerSilent,
        MoreThanAreEncodedWithAnUpdate,
    ];

    // Silent features by the way they are treated: as many as take part in the loss of an image, or up to twice as many, are treated
    // together. Batches of more images than are laid out at once.
    private static BatchShape FewSilent => new(2, 70, 70, 784, 200, 3, AuxiliaryK: 63);

    private static BatchShape MoreThanAreEncodedWithAnUpdate => new(2, 700, 700, 20, 50, 3);

    private static BatchShape FewerSilent => new(2, 130, 129, 783, 150, 3, AuxiliaryK: 64);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_operation_returns_the_bits_of_the_reference_on_awkward_sizes(BatchShape shape) => StepsAgree(shape, seed: 1);

    [Fact]
    public void Shapes_have_few_silent_features_that_are_treated_together()
    {
        Silent(FewSilent).ShouldBeInRange(64, 126, "more than take part in the loss of an image, at most twice as many");
        Silent(FewerSilent).ShouldBeInRange(1, 64, "all take part in the loss of each image");
        Silent(new BatchShape(2, 9, 9, 784, 1024, 50, AuxiliaryK: 64)).ShouldBeGreaterThan(128, "too many");

        static int Silent(BatchShape shape)
        {
            using ReferenceBackend reference = new();
            (EnsembleBatch batch, Layer[] layers, OptimizerState[] states) = RandomBatch.Create(shape, 1);
            Step(reference, batch, layers, states, LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1), AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0.01));
            int silent = batch.Auxiliary!.Silent(0).Length;
            Compute.Simd.FourTerms.Suit(batch.Auxiliary, 0).ShouldBe(silent <= 2 * shape.AuxiliaryK);
            return silent;
        }
    }

    [Fact]
    public void Every_operation_returns_the_bits_of_the_reference_whatever_the_shape() =>
        Prop.ForAll(AnyShape().ToArbitrary(), drawn => StepsAgree(drawn.Shape, drawn.Seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    // Buffers that a backend keeps between steps must grow, and forget, with the shape.
    [Fact]
    public void One_backend_serves_shapes_that_grow_and_shrink()
    {
        using ReferenceBackend reference = new();
        BatchShape[] shapes =
        [
            new(2, 20, 20, 50, 40, 5), new(2, 20, 3, 50, 40, 5, AuxiliaryK: 30), new(3, 70, 70, 50, 90, 9, AuxiliaryK: 64), new(1, 33, 33, 80, 30, 4),
            new(3, 70, 70, 20, 90, 2, AuxiliaryK: 3), new(3, 70, 70, 20, 90, 2, AuxiliaryK: 64), new(2, 20, 20, 50, 140, 5, AuxiliaryK: 64),
        ];
        foreach (int width in Backends.Widths)
        {
            using IBackend simd = Backends.CreateSimd(width, 2);
            ulong seed = 1;
            foreach (BatchShape shape in shapes)
            {
                LossScale scale = LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1, auxiliary: 1.0 / 32);
                (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) expected = RandomBatch.Create(shape, seed);
                (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) actual = RandomBatch.Create(shape, seed++);
                AdamStep step = AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 0.01);
                Step(reference, expected.Batch, expected.Layers, expected.States, scale, step);
                Step(simd, actual.Batch, actual.Layers, actual.States, scale, step);
                Same(expected.Batch, actual.Batch, shape.Rows, $"{simd.Name}, {shape}");
                Same(expected.Layers, actual.Layers, $"{simd.Name}, {shape}: weights");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_reconstruction_returns_the_bits_of_the_reference(BatchShape shape)
    {
        using ReferenceBackend reference = new();
        (EnsembleBatch batch, Layer[] layers, _) = RandomBatch.Create(shape, seed: 2);
        reference.Encode(batch, layers);
        reference.SelectTopK(batch);
        Matrix expected = new(shape.Rows, shape.Inputs);
        reference.Reconstruct(batch.Codes[0], shape.Rows, layers[0], expected);
        foreach (int width in Backends.Widths)
        {
            using IBackend simd = Backends.CreateSimd(width, 3);
            Matrix actual = new(shape.Rows, shape.Inputs);
            simd.Reconstruct(batch.Codes[0], shape.Rows, layers[0], actual);
            Same(expected, actual, shape.Rows, $"{simd.Name}: reconstruction");
        }
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

        LeastAllocation.Of(() =>
        {
            for (int i = 0; i < 4; i++)
            {
                Step(simd, batch, layers, states, scale, step);
            }
        }).ShouldBe(0);
    }

    private static Gen<(BatchShape Shape, ulong Seed)> AnyShape() =>
        from members in Gen.Choose(1, 4)
        from capacity in Gen.Choose(1, 70)
        from rows in Gen.Choose(1, capacity)
        from inputs in Gen.Choose(1, 260)
        from latents in Gen.Choose(1, 150)
        from k in Gen.Choose(1, latents)
        from auxiliaryK in Gen.Elements(0, 1, 7, 64)
        from seed in Gen.Choose(0, int.MaxValue)
        select (new BatchShape(members, capacity, rows, inputs, latents, k, auxiliaryK), (ulong)seed);

    private static void StepsAgree(BatchShape shape, ulong seed)
    {
        LossScale scale = LossScale.For(shape.Members, shape.Rows, shape.Inputs, shape.Latents, 0.1, auxiliary: 1.0 / 32);
        using ReferenceBackend reference = new();
        (EnsembleBatch Batch, Layer[] Layers, OptimizerState[] States) expected = RandomBatch.Create(shape, seed);
        var others = Backends.Widths
            .SelectMany(width => ThreadCounts.Select(threads => Backends.CreateSimd(width, threads)))
            .Select(backend => (Backend: backend, Data: RandomBatch.Copy(expected.Batch, expected.Layers, shape)))
            .ToArray();
        for (int time = 1; time <= 2; time++)
        {
            AdamStep step = AdamStep.At(time, 1e-3, 0.9, 0.999, 1e-8, 0.01) with { RowNorm = shape.AuxiliaryK % 2 == 0 ? 0 : 0.875 };
            Step(reference, expected.Batch, expected.Layers, expected.States, scale, step);
            foreach ((IBackend backend, (EnsembleBatch batch, Layer[] layers, OptimizerState[] states)) in others)
            {
                Step(backend, batch, layers, states, scale, step);
                Same(expected.Batch, batch, shape.Rows, backend.Name);
                Same(expected.Layers, layers, $"{backend.Name}: weights");
                Same([.. expected.States.Select(state => state.First)], [.. states.Select(state => state.First)], $"{backend.Name}: first moments");
                Same([.. expected.States.Select(state => state.Second)], [.. states.Select(state => state.Second)], $"{backend.Name}: second moments");
                Same([.. expected.States.Select(state => state.Average)], [.. states.Select(state => state.Average)], $"{backend.Name}: averages");
            }
        }

        foreach ((IBackend backend, _) in others)
        {
            backend.Dispose();
        }
    }
}

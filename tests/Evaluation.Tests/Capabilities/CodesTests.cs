using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Capabilities;

public sealed class CodesTests
{
    private static Codes Dense { get; } = Codes.Dense(Matrix.FromValues(2, 3, [0, -2, 0.5f, 0, 0, 4]));

    [Fact]
    public void Dense_codes_list_every_latent()
    {
        (Dense.Images, Dense.Latents, Dense.Listed).ShouldBe((2, 3, 3));
        Dense.Features.ToArray().ShouldBe([(ushort)0, (ushort)1, (ushort)2, (ushort)0, (ushort)1, (ushort)2]);
        Dense.Values.ToArray().ShouldBe([0, -2, 0.5f, 0, 0, 4]);
    }

    [Fact]
    public void A_latent_is_active_where_it_is_not_zero()
    {
        Dense.Active(0).ShouldBe([1, 2]);
        Dense.Active(1).ShouldBe([2]);
        Dense.L0().ShouldBe([2, 1]);
        Dense.L1().ShouldBe([2.5, 4]);
        Dense.Activations().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_latent_that_several_models_activate_counts_once()
    {
        Codes other = Codes.Dense(Matrix.FromValues(2, 3, [1, 1, 0, 0, 0, 1]));
        Codes.L0OfAny([Dense, other]).ShouldBe([3, 1]);
    }

    [Fact]
    public void Batches_are_put_behind_each_other()
    {
        Codes all = new(images: 3, latents: 3, listed: 3);
        all.Add(Codes.Dense(Matrix.FromValues(1, 3, [7, 8, 9])), first: 0);
        all.Add(Dense, first: 1);
        all.Values.ToArray().ShouldBe([7, 8, 9, 0, -2, 0.5f, 0, 0, 4]);
        Should.Throw<ArgumentOutOfRangeException>(() => all.Add(new Codes(1, latents: 3, listed: 2), first: 0));
    }
}
